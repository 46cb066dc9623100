namespace OpenRouter.Aot;

/// <summary>Whether a key serves.</summary>
public enum KeyState
{
    /// <summary>It serves.</summary>
    Available,

    /// <summary>It is out until a moment.</summary>
    Benched,

    /// <summary>It was refused and is out until it has been shown to work again.</summary>
    Quarantined,

    /// <summary>Its time on the bench is over; one request tests it, the others pass it over.</summary>
    HalfOpen,

    /// <summary>It expires within minutes: it serves only where no other key can.</summary>
    Expiring,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>Its replacement has taken over: it serves only while that one cannot.</summary>
    Standby,
}
