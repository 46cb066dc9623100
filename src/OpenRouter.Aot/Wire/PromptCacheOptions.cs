namespace OpenRouter.Aot;

/// <summary>How a prompt is cached where its cached parts are marked by hand.</summary>
[JsonModel]
public sealed partial class PromptCacheOptions
{
    /// <summary><c>explicit</c>: only what a <see cref="PromptCacheBreakpoint"/> marks is cached.</summary>
    public partial string? Mode { get; set; }

    /// <summary>How long the provider keeps it, such as <c>30m</c>; null leaves it to the provider.</summary>
    public partial string? Ttl { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
