namespace OpenRouter.Aot;

/// <summary>One key of a pool.</summary>
public sealed class KeyOptions
{
    /// <summary>The name that stands for the key in logs, metrics and errors. Default: <c>key-1</c>, <c>key-2</c>, … by position.</summary>
    public string? Alias { get; set; }

    /// <summary>The secret.</summary>
    public ApiKey? Secret { get; set; }

    /// <summary>
    /// The secret that is to replace <see cref="Secret"/>, under the same alias. It takes over once a request has succeeded with it; the old one
    /// then serves only while the new one cannot, until it is removed. Default: none.
    /// </summary>
    public ApiKey? Replacement { get; set; }

    /// <summary>
    /// The OpenRouter account that the key belongs to. Keys of one account share credits, the free-model quota and the in-flight budget, so
    /// a failure of the account benches them together. Default: the key stands alone.
    /// </summary>
    public string? Account { get; set; }

    /// <summary>
    /// The group that may use the key: a team, a purpose. A request that names no group uses only keys without one. Default: none.
    /// </summary>
    public string? Group { get; set; }

    /// <summary>
    /// The key's share of the requests beside the others: a key of weight 2 serves twice as many as one of weight 1. Default 1; 0.001 to 1,000,
    /// in steps of 0.001.
    /// </summary>
    public double Weight { get; set; } = 1;

    /// <summary>The tier of the key: a tier serves while no key of a lower number can. Default 0; 0 to 1,000.</summary>
    public int Priority { get; set; }

    /// <summary>
    /// The most attempts that run with the key at once, at least 1. Attempts that began before a reload brought a limit do not count against it.
    /// Default: no limit.
    /// </summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>The most attempts that begin with the key in a minute, spread evenly over it, above 0 and at most 1,000,000. Default: no limit.</summary>
    public double? Pace { get; set; }

    /// <summary>
    /// When the key expires. From ten minutes before, other keys are preferred; then the key is out. Default: unknown until <c>GET /key</c> has said it.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}
