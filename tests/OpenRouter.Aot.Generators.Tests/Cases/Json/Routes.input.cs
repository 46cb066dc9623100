namespace OpenRouter.Aot.Cases.Routes;

[JsonModel]
public sealed partial class Request
{
    public partial ModelRoute Model { get; set; }

    public partial ModelRoute? Perhaps { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip<Request>("""{"model":"a/b","perhaps":"c/d"}""");
        check.Trip<Request>("""{"model":" ","perhaps":""}""");
        check.Trip<Request>("""{"model":5}""");
        check.Trip<Request>("""{"model":null,"perhaps":null}""", "{}");
        check.Written("{}", new Request { Model = default, Perhaps = null });
        check.Written("""{"model":"a","perhaps":"b"}""", new Request { Model = "a", Perhaps = (ModelRoute)"b" });
        check.Same(true, Check.Read<Request>("{}").Perhaps is null);
    }
}
