namespace OpenRouter.Aot.Cases.Nulls;

[JsonModel(KeepsNulls = true)]
public sealed partial class Kept
{
    public partial string? Text { get; set; }

    public partial int? Number { get; set; }

    public partial Kept? Inner { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

[JsonModel(KeepsNulls = false)]
public sealed partial class Dropped
{
    public partial string? Text { get; set; }

    public partial ExtraMembers? Extra { get; set; }
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip<Kept>("""{"text":null,"number":null,"inner":null,"new":null}""");
        check.Trip<Kept>("""{"text":"a","number":null}""");
        check.Trip<Dropped>("""{"text":null,"new":null}""", """{"new":null}""");
        Kept kept = Check.Read<Kept>("""{"text":null,"number":null,"inner":null,"new":null}""");
        kept.Text = "a";
        kept.Inner = new Kept();
        check.Written("""{"text":"a","inner":{},"number":null,"new":null}""", kept);
    }
}
