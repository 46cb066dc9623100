namespace OpenRouter.Aot;

/// <summary>Marks the end of what a provider is to keep in its prompt cache (openrouter.ai/docs/guides/best-practices/prompt-caching).</summary>
[JsonModel]
public sealed partial class CacheControl
{
    /// <summary>The kind; <c>ephemeral</c> is the only one.</summary>
    public partial string? Type { get; set; }

    /// <summary>How long it is kept without use: <c>5m</c> (the default) or <c>1h</c>.</summary>
    public partial string? Ttl { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Keeps it for five minutes from its last use.</summary>
    public static CacheControl FiveMinutes => new() { Type = "ephemeral" };

    /// <summary>Keeps it for an hour from its last use. Writing it costs more.</summary>
    public static CacheControl OneHour => new() { Type = "ephemeral", Ttl = "1h" };
}
