namespace OpenRouter.Aot.Soak;

/// <summary>How a request ended for its caller.</summary>
internal enum Outcome
{
    Succeeded,
    Failed,

    /// <summary>Its group has no key.</summary>
    Refused,

    /// <summary>By its caller.</summary>
    Cancelled,
}
