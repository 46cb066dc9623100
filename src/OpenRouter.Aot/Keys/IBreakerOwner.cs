namespace OpenRouter.Aot;

/// <summary>What a breaker stands for: a key, or an account.</summary>
internal interface IBreakerOwner
{
    public KeyRing Ring { get; }

    /// <summary>Asks whether it works again, once its quarantine is over; null where a request is to find out.</summary>
    public Action? ProbeWanted { get; }

    /// <summary>Brings the packed bits of the keys that it concerns into line with the breaker.</summary>
    public void Reflect();
}
