namespace OpenRouter.Aot.Cases.NotPartial;

[JsonModel]
public sealed partial class Whole;

/// <summary>With a comment, and members.</summary>
[JsonModel]
internal partial class Members
{
    public int Own() => 1;
}

[JsonOpenEnum]
public readonly partial record struct WholeEnum;

[JsonUnion]
readonly partial struct WholeUnion
{
}

[JsonModel]
public sealed partial class Good;
