namespace OpenRouter.Aot;

/// <summary>How much a model with a search of its own searches.</summary>
[JsonModel]
public sealed partial class WebSearchOptions
{
    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public partial string? SearchContextSize { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
