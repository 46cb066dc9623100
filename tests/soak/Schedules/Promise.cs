namespace OpenRouter.Aot.Soak;

/// <summary>What a run of a schedule must hold.</summary>
internal enum Promise
{
    /// <summary>Retries stay within the budget, over the whole run and over any stretch of it.</summary>
    RetryBudget,

    /// <summary>Nothing is sent to a key, an account, a model or the service while it is benched, and nothing before the end that a hint named but one look of a bulk line at a model.</summary>
    NoDispatchToTheBenched,

    /// <summary>What was benched is tried by one attempt at a time.</summary>
    OneProbe,

    /// <summary>
    /// No key of another group serves, none that a reload removed, none that failed the same request (unless it named an end), none kept apart from the
    /// model.
    /// </summary>
    OwnKeys,

    /// <summary>Never more in flight, and never faster, than the pool's owner allowed.</summary>
    Limits,

    /// <summary>Bulk leaves the share free that belongs to interactive requests.</summary>
    InteractiveShare,

    /// <summary>No request ends, waits or is sent after its deadline, and no more wait than may.</summary>
    Deadline,

    /// <summary>Every request has exactly one result.</summary>
    OneResult,

    /// <summary>At the end every lease, permit, probe and place in line is given back.</summary>
    EverythingReturned,

    /// <summary>Once all faults are over, a request to each model succeeds in every group with a key that works.</summary>
    Recovery,

    /// <summary>Nobody spins: what happens within a second is bounded.</summary>
    NoSpinning,

    /// <summary>The same schedule runs the same way twice.</summary>
    Repeatable,

    /// <summary>Nothing throws.</summary>
    NoException,
}
