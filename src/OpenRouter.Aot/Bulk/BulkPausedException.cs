namespace OpenRouter.Aot;

/// <summary>A bulk run stopped before its end; every result that it had has come before this. It can go on from here.</summary>
public sealed class BulkPausedException : OpenRouterException
{
    internal BulkPausedException(BulkPause pause, IReadOnlyList<BulkRequest> unfinished, int batchesUnderWay = 0, int requestsUnderWay = 0)
        : base(pause.Message, pause.Error)
    {
        Pause = pause;
        Unfinished = unfinished;
        BatchesUnderWay = batchesUnderWay;
        RequestsUnderWay = requestsUnderWay;
        RetryAt = pause.RetryAt;
    }

    /// <summary>Why, and until when.</summary>
    public BulkPause Pause { get; }

    /// <summary>
    /// The requests that the run had taken and that have no result: to be run again as they are. Those behind them were never taken. At most twice
    /// <see cref="BulkOptions.MaxConcurrency"/> and 16 more, and what was gathered for batches.
    /// </summary>
    public IReadOnlyList<BulkRequest> Unfinished { get; }

    /// <summary>Batches that are under way at OpenRouter: the next run with the same journal fetches their results.</summary>
    public int BatchesUnderWay { get; }

    /// <summary>The requests in them, which are not among <see cref="Unfinished"/>.</summary>
    public int RequestsUnderWay { get; }
}
