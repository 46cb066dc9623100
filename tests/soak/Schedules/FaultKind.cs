namespace OpenRouter.Aot.Soak;

/// <summary>What goes wrong for a while.</summary>
internal enum FaultKind
{
    /// <summary>A key is refused with 401, also where it is only asked about.</summary>
    KeyRefused,

    /// <summary>A key's own limit is used up: 403.</summary>
    KeySpent,

    /// <summary>An account is out of credits: 402.</summary>
    AccountSpent,

    /// <summary>A key may not use a model: 404.</summary>
    PairForbidden,

    /// <summary>A model is throttled upstream: 429.</summary>
    ModelThrottled,

    /// <summary>A model's provider fails: 502.</summary>
    ModelFails,

    /// <summary>A model's failures come under the name of a success.</summary>
    ModelDisguised,

    /// <summary>A model begins to answer and never ends.</summary>
    ModelHangs,

    /// <summary>A model takes half a minute.</summary>
    ModelSlow,

    /// <summary>Every key is refused with 401, also where it is only asked about.</summary>
    EveryKeyRefused,

    /// <summary>The service answers 500.</summary>
    ServiceFails,

    /// <summary>There is no connection.</summary>
    Unreachable,

    /// <summary>The connection breaks once the request has been sent.</summary>
    ConnectionBreaks,

    /// <summary>The edge answers 429 with a page.</summary>
    EdgeThrottles,
}
