namespace OpenRouter.Aot.Messages;

/// <summary>What one step of an answer used.</summary>
[JsonModel]
public sealed partial class MessageUsageIteration
{
    /// <summary>The step: <c>message</c>, <c>compaction</c> or <c>advisor_message</c>.</summary>
    public partial string? Type { get; set; }

    /// <summary>The model that took it.</summary>
    public partial string? Model { get; set; }

    /// <summary>Tokens that it read and no cache served.</summary>
    public partial long? InputTokens { get; set; }

    /// <summary>Tokens that it wrote.</summary>
    public partial long? OutputTokens { get; set; }

    /// <summary>Tokens that it wrote to a cache.</summary>
    public partial long? CacheCreationInputTokens { get; set; }

    /// <summary>Tokens that it read from a cache.</summary>
    public partial long? CacheReadInputTokens { get; set; }

    /// <summary>What it wrote to caches, by how long it is kept.</summary>
    public partial MessageCacheCreation? CacheCreation { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
