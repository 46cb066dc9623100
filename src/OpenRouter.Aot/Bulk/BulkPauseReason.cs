namespace OpenRouter.Aot;

/// <summary>Why a bulk run stopped before its end.</summary>
public enum BulkPauseReason
{
    /// <summary>What it needs comes back too late, or nobody knows when: credits, a limit of the keys, a daily quota, the service itself.</summary>
    Unavailable,

    /// <summary>One request after the other failed by its own fault and in the same way: a wrong model, a bad field.</summary>
    RepeatedError,

    /// <summary>The next request might have cost more than is left of <see cref="BulkOptions.MaxCost"/>, or nobody knows what it costs.</summary>
    CostLimit,

    /// <summary><see cref="BulkOptions.Stop"/> was cancelled.</summary>
    Stopped,

    /// <summary>Nobody knows whether OpenRouter has taken on a batch. Its requests are not sent again by themselves, for both would be billed.</summary>
    UnknownOutcome,
}
