namespace OpenRouter.Aot;

/// <summary>A bulk run stopped before its end; every result that it had has come before this. It can go on from here.</summary>
public sealed class BulkPausedException : OpenRouterException
{
    internal BulkPausedException(BulkPause pause, IReadOnlyList<BulkRequest> unfinished)
        : base(pause.Message, pause.Error)
    {
        Pause = pause;
        Unfinished = unfinished;
        RetryAt = pause.RetryAt;
    }

    /// <summary>Why, and until when.</summary>
    public BulkPause Pause { get; }

    /// <summary>
    /// The requests that the run had taken and that have no result: to be run again as they are. Those behind them were never taken. At most twice
    /// <see cref="BulkOptions.MaxConcurrency"/>.
    /// </summary>
    public IReadOnlyList<BulkRequest> Unfinished { get; }
}
