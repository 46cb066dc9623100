namespace OpenRouter.Aot;

/// <summary>What kind of tool it is. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ToolKind
{
    /// <summary>A function of the caller's.</summary>
    public static partial ToolKind Function { get; }

    /// <summary>OpenRouter's web search.</summary>
    [JsonName("openrouter:web_search")]
    public static partial ToolKind WebSearch { get; }

    /// <summary>OpenRouter's fetching of pages.</summary>
    [JsonName("openrouter:web_fetch")]
    public static partial ToolKind WebFetch { get; }

    /// <summary>The present date and time.</summary>
    [JsonName("openrouter:datetime")]
    public static partial ToolKind Datetime { get; }

    /// <summary>Making images.</summary>
    [JsonName("openrouter:image_generation")]
    public static partial ToolKind ImageGeneration { get; }
}
