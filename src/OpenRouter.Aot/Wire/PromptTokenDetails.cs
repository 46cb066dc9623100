namespace OpenRouter.Aot;

/// <summary>The request's tokens in detail.</summary>
[JsonModel]
public sealed partial class PromptTokenDetails
{
    /// <summary>Read from the provider's cache.</summary>
    public partial long? CachedTokens { get; set; }

    /// <summary>Written to the provider's cache.</summary>
    public partial long? CacheWriteTokens { get; set; }

    /// <summary>Of audio.</summary>
    public partial long? AudioTokens { get; set; }

    /// <summary>Of video.</summary>
    public partial long? VideoTokens { get; set; }

    /// <summary>Of images.</summary>
    [JsonSeldom]
    public partial long? ImageTokens { get; set; }

    /// <summary>Of files.</summary>
    [JsonSeldom]
    public partial long? FileTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
