namespace OpenRouter.Aot.Cases.NotPartial;

/// <summary>With a comment.</summary>
[OpenRouterSchema]
public sealed record Whole(string Name);

[OpenRouterSchema]
internal class Members
{
    public string Name { get; set; } = "";
}

[OpenRouterSchema]
public readonly record struct Value(int Number);

public static class Outer
{
    [OpenRouterSchema]
    public partial struct Inner
    {
        public int Number { get; init; }
    }
}
