namespace OpenRouter.Aot;

/// <summary>An account's requests to free models on one UTC day. The figures lag by about a minute.</summary>
public sealed class FreeModelRequests
{
    /// <summary>How many there were.</summary>
    public long? Used { get; set; }

    /// <summary>How many there may be; for exempt accounts it is no real ceiling.</summary>
    public long? Limit { get; set; }

    /// <summary>How many are left.</summary>
    public long? Remaining { get; set; }
}
