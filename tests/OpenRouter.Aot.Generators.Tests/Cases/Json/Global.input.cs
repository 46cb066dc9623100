using OpenRouter.Aot;
using OpenRouter.Aot.Cases;

[JsonModel]
public sealed partial class InNoNamespace
{
    public partial GlobalKind? Kind { get; set; }

    public partial InNoNamespace? Inner { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct GlobalKind
{
    public static partial GlobalKind First { get; }
}

public static class Uses
{
    public static void Run(Check check) => check.Trip<InNoNamespace>("""{"kind":"first","inner":{}}""");
}
