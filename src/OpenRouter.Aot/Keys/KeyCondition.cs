namespace OpenRouter.Aot;

/// <summary>
/// Why a breaker does not simply let requests through. Immutable and compared by reference: to hold the very condition that one made is to hold
/// the probe, so a report that comes late can never be taken for another's.
/// </summary>
/// <param name="state">Benched, quarantined, half-open or expired.</param>
/// <param name="until">When the time on the bench ends; null where none ends by itself.</param>
/// <param name="reason">Why, for people.</param>
/// <param name="relapses">How often in a row the key was taken out.</param>
internal sealed class KeyCondition(KeyState state, DateTimeOffset? until, string reason, int relapses)
{
    /// <summary>The end of a key: it left the pool, and nothing changes that.</summary>
    public static KeyCondition Removed { get; } = new(KeyState.Quarantined, null, "removed from the pool", 0);

    public KeyState State => state;

    public DateTimeOffset? Until => until;

    public string Reason => reason;

    public int Relapses => relapses;

    /// <summary>Whether a request has the probe.</summary>
    public bool IsProbed { get; private init; }

    /// <summary>Whether a request may have the probe.</summary>
    public bool AwaitsProbe => state == KeyState.HalfOpen && !IsProbed;

    /// <summary>Whether the key is out, waiting or for good.</summary>
    public bool IsOut => state != KeyState.HalfOpen;

    public KeyCondition HalfOpen() => new(KeyState.HalfOpen, null, reason, relapses);

    public KeyCondition Probed() => new(KeyState.HalfOpen, null, reason, relapses) { IsProbed = true };
}
