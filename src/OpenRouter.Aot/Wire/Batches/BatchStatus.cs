namespace OpenRouter.Aot.Batches;

/// <summary>How far a batch is. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct BatchStatus
{
    /// <summary>It is being looked at.</summary>
    public static partial BatchStatus Validating { get; }

    /// <summary>Its requests run.</summary>
    public static partial BatchStatus InProgress { get; }

    /// <summary>Its results are being put together.</summary>
    public static partial BatchStatus Finalizing { get; }

    /// <summary>It is over, and its results are there; single requests may have failed.</summary>
    public static partial BatchStatus Completed { get; }

    /// <summary>It failed as a whole: <see cref="Batch.Error"/> says why.</summary>
    public static partial BatchStatus Failed { get; }

    /// <summary>Its window ended before its last request did.</summary>
    public static partial BatchStatus Expired { get; }

    /// <summary>It is being cancelled.</summary>
    public static partial BatchStatus Cancelling { get; }

    /// <summary>It was cancelled.</summary>
    public static partial BatchStatus Cancelled { get; }

    /// <summary>Whether nothing more will change: it is completed, failed, expired or cancelled.</summary>
    public bool IsTerminal => this == Completed || this == Failed || this == Expired || this == Cancelled;
}
