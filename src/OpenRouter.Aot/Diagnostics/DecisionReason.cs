namespace OpenRouter.Aot;

/// <summary>Why an attempt was made with this key and this model.</summary>
public enum DecisionReason
{
    /// <summary>The strategy's turn: the first attempt of a request on its first model.</summary>
    Turn,

    /// <summary>The key that the request's session or conversation keeps to, or the nearest one that serves.</summary>
    Session,

    /// <summary>Another key of the same account, because the last one failed.</summary>
    OtherKey,

    /// <summary>A key of another account, because the last key or its account failed.</summary>
    OtherAccount,

    /// <summary>The next model of the request, because the one before it failed or is left alone.</summary>
    OtherModel,

    /// <summary>
    /// A model of the family that made the signed or encrypted reasoning in the history, before the first model that the request names: no other
    /// can read it.
    /// </summary>
    SameFamily,

    /// <summary>The same model once more, because what failed passes: the model, its providers or the service. The key is the next one in turn.</summary>
    Again,

    /// <summary>It tests something that was out: the key, its account, the model or the service.</summary>
    Probe,

    /// <summary>The request was refused: nothing could serve it in time.</summary>
    NoChoice,
}
