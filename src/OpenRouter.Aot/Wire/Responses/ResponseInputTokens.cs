namespace OpenRouter.Aot.Responses;

/// <summary>The tokens of a request in detail.</summary>
[JsonModel]
public sealed partial class ResponseInputTokens
{
    /// <summary>Tokens that were read from a cache.</summary>
    public partial long? CachedTokens { get; set; }

    /// <summary>Tokens that were written to a cache.</summary>
    public partial long? CacheWriteTokens { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
