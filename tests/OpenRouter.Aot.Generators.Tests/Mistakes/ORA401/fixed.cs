namespace OpenRouter.Aot.Cases.NotPartial;

/// <summary>With a comment.</summary>
[OpenRouterSchema]
public sealed partial record Whole(string Name);

[OpenRouterSchema]
internal partial class Members
{
    public string Name { get; set; } = "";
}

[OpenRouterSchema]
public readonly partial record struct Value(int Number);

public static partial class Outer
{
    [OpenRouterSchema]
    public partial struct Inner
    {
        public int Number { get; init; }
    }
}
