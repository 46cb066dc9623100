namespace OpenRouter.Aot;

/// <summary>How a provider is to keep the prompt.</summary>
[JsonModel]
public sealed partial class PromptCacheOptions
{
    /// <summary><c>explicit</c>.</summary>
    public partial string? Mode { get; set; }

    /// <summary>How long.</summary>
    public partial string? Ttl { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
