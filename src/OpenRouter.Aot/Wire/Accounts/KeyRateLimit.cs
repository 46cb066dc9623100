namespace OpenRouter.Aot;

/// <summary>A key's rate limit of old times. Ignore it: OpenRouter limits by account and model, and sends -1 here.</summary>
[JsonModel]
public sealed partial class KeyRateLimit
{
    /// <summary>Requests an interval; -1 says nothing.</summary>
    public partial long? Requests { get; set; }

    /// <summary>The interval, such as <c>10s</c>.</summary>
    public partial string? Interval { get; set; }

    /// <summary>What the service says of it.</summary>
    public partial string? Note { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
