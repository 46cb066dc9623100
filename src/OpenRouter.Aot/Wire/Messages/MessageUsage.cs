namespace OpenRouter.Aot.Messages;

/// <summary>What a message used and cost. Token counts are the model's own; on a hit of the response cache they are 0.</summary>
[JsonModel]
public sealed partial class MessageUsage
{
    /// <summary>Tokens of the request that no cache served.</summary>
    public partial long? InputTokens { get; set; }

    /// <summary>Tokens of the answer, thinking included.</summary>
    public partial long? OutputTokens { get; set; }

    /// <summary>Tokens of the request that were written to a cache.</summary>
    public partial long? CacheCreationInputTokens { get; set; }

    /// <summary>Tokens of the request that were read from a cache.</summary>
    public partial long? CacheReadInputTokens { get; set; }

    /// <summary>What was written to caches, by how long it is kept.</summary>
    public partial MessageCacheCreation? CacheCreation { get; set; }

    /// <summary>Which tokens of the answer were thinking.</summary>
    [JsonSeldom]
    public partial MessageOutputTokens? OutputTokensDetails { get; set; }

    /// <summary>How often server tools ran.</summary>
    [JsonSeldom]
    public partial ServerToolUse? ServerToolUse { get; set; }

    /// <summary>How fast, and how dear, it was served.</summary>
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>How fast the model wrote.</summary>
    [JsonSeldom]
    public partial MessageSpeed? Speed { get; set; }

    /// <summary>Where the model ran.</summary>
    [JsonSeldom]
    public partial string? InferenceGeo { get; set; }

    /// <summary>What each step used, where the provider made several.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<MessageUsageIteration>? Iterations { get; set; }

    /// <summary>What OpenRouter charged, in USD. With your own provider key (BYOK) this is only the fee. OpenRouter's own.</summary>
    public partial decimal? Cost { get; set; }

    /// <summary>Whether your own provider key served. OpenRouter's own.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>What the provider charged. OpenRouter's own.</summary>
    public partial CostDetails? CostDetails { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
