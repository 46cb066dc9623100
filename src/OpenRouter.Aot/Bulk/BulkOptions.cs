namespace OpenRouter.Aot;

/// <summary>How a bulk run goes.</summary>
public sealed class BulkOptions
{
    /// <summary>The most requests at once. Default 64; 1 to 10,000.</summary>
    public int MaxConcurrency { get; init; } = 64;

    /// <summary>Whether results come in the order of the requests rather than as they finish. Default false.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>What every request wants otherwise than the client's defaults.</summary>
    public RequestOptions? Request { get; init; }
}
