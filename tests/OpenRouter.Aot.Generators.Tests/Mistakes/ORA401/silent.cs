namespace OpenRouter.Aot.Cases.NotPartial;

[OpenRouterSchema]
public sealed partial record Whole(string Name);

public static partial class Outer
{
    [OpenRouterSchema]
    private readonly partial record struct Inner(int Number);

    public static string Name => Inner.JsonSchema.Name;
}

public record Unmarked(string Name);
