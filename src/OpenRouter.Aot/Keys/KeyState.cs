namespace OpenRouter.Aot;

/// <summary>Whether a key serves.</summary>
public enum KeyState
{
    /// <summary>It serves.</summary>
    Available,

    /// <summary>It is out until a moment.</summary>
    Benched,

    /// <summary>It was refused and is out until a probe shows that it works again.</summary>
    Quarantined,

    /// <summary>Its time on the bench is over; one request tests it, the others pass it over.</summary>
    HalfOpen,
}
