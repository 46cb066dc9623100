namespace OpenRouter.Aot.Cases.NotPartial;

[JsonModel]
public sealed class Whole;

/// <summary>With a comment, and members.</summary>
[JsonModel]
internal class Members
{
    public int Own() => 1;
}

[JsonOpenEnum]
public readonly record struct WholeEnum;

[JsonUnion]
readonly struct WholeUnion
{
}

[JsonModel]
public sealed partial class Good;
