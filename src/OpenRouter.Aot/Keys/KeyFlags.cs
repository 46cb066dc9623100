namespace OpenRouter.Aot;

/// <summary>What the packed bits say of a key.</summary>
[Flags]
internal enum KeyFlags
{
    None = 0,

    /// <summary>Its breaker lets requests through.</summary>
    Healthy = 1,

    /// <summary>Its account's quota of free models is not used up.</summary>
    HealthyForFreeModels = 2,

    /// <summary>It expires soon: the others go first.</summary>
    Expiring = 4,

    /// <summary>None of its limits is reached.</summary>
    Room = 8,

    /// <summary>It has money left that a reset takes away soon: it goes before the others of its tier.</summary>
    ResetsSoon = 16,

    /// <summary>How much money it has left is known.</summary>
    Limited = 32,
}
