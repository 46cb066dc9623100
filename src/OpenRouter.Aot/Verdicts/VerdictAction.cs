namespace OpenRouter.Aot;

/// <summary>What is to be done about an answer.</summary>
public enum VerdictAction
{
    /// <summary>Take it: it is good.</summary>
    Accept,

    /// <summary>Give the error to the caller; another attempt would fail the same way.</summary>
    Surface,

    /// <summary>Try once on a key with more headroom, else give the error to the caller.</summary>
    Reroute,

    /// <summary>Take the key out until a probe shows that it works again; never delete it.</summary>
    Quarantine,

    /// <summary>Take the key or the account out until a moment.</summary>
    Bench,

    /// <summary>Send less at once; nobody is taken out.</summary>
    Slow,

    /// <summary>Leave the model alone for a while: the next model, or wait.</summary>
    Cool,

    /// <summary>Keep this key and this model apart for some minutes.</summary>
    Exclude,

    /// <summary>Try again, after a wait with jitter.</summary>
    Retry,
}
