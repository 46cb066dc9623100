namespace OpenRouter.Aot;

/// <summary>
/// Why the breaker of a key or of an account does not simply let requests through. Immutable and compared by reference: to hold the very condition that one made is to hold
/// the probe, so a report that comes late can never be taken for another's.
/// </summary>
/// <param name="state">Benched, quarantined, half-open or expired.</param>
/// <param name="until">When the time on the bench ends; null where none ends by itself.</param>
/// <param name="reason">Why, for people.</param>
/// <param name="relapses">How often in a row the key or the account was taken out.</param>
internal sealed class KeyCondition(KeyState state, DateTimeOffset? until, string reason, int relapses)
{
    /// <summary>The end of a key or an account: it left the pool, and nothing changes that.</summary>
    public static KeyCondition Removed { get; } = new(KeyState.Quarantined, null, "removed from the pool", 0);

    public KeyState State => state;

    public DateTimeOffset? Until => until;

    public string Reason => reason;

    public int Relapses => relapses;

    /// <summary>Whether nobody told <see cref="Until"/>: it is when a probe is worth its while, not when anything is known to get better.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether it waits for its owner to buy credits, which no clock brings.</summary>
    public bool AwaitsMoney { get; init; }

    /// <summary>The bench over which a quarantine was laid: it holds again where the quarantine proves to have been the blame of another.</summary>
    public KeyCondition? Beneath { get; init; }

    /// <summary>Whether a request has the probe.</summary>
    public bool IsProbed { get; private init; }

    /// <summary>Whether a request may have the probe.</summary>
    public bool AwaitsProbe => state == KeyState.HalfOpen && !IsProbed;

    /// <summary>Whether the key or the account is out, waiting or for good.</summary>
    public bool IsOut => state != KeyState.HalfOpen;

    public KeyCondition HalfOpen() => new(KeyState.HalfOpen, null, reason, relapses);

    public KeyCondition Probed() => new(KeyState.HalfOpen, null, reason, relapses) { IsProbed = true };

    /// <summary>The same for another breaker, whose probe is another.</summary>
    public KeyCondition Copy() => new(state, until, reason, relapses) { IsGuess = IsGuess, AwaitsMoney = AwaitsMoney, Beneath = Beneath };

    /// <summary>The same with another reason.</summary>
    public KeyCondition Because(string why) => new(state, until, why, relapses) { IsProbed = IsProbed, IsGuess = IsGuess, AwaitsMoney = AwaitsMoney };

    /// <summary>This one where another holds already: the graver state and the later end hold, for neither is undone by the other.</summary>
    public KeyCondition Over(KeyCondition other) => new(
        other.State == KeyState.Quarantined ? KeyState.Quarantined : state, until > other.Until ? until : other.Until, reason, Math.Max(relapses, other.Relapses))
    {
        IsGuess = IsGuess || other.IsGuess,
        AwaitsMoney = AwaitsMoney || other.AwaitsMoney,
    };

    /// <summary>Of two conditions the one that keeps requests out longer, as far as anybody knows; the first of two equal ones.</summary>
    public static KeyCondition? Graver(KeyCondition? left, KeyCondition? right)
    {
        if (left is null || right is null)
            return left ?? right;
        return (right.Gravity, right.Until ?? DateTimeOffset.MaxValue).CompareTo((left.Gravity, left.Until ?? DateTimeOffset.MaxValue)) > 0 ? right : left;
    }

    // Nobody knows when a quarantine ends; a half-open breaker lets somebody through soon, and one whose probe is to be had at once.
    private int Gravity => state switch
    {
        KeyState.Quarantined or KeyState.Expired => 3,
        KeyState.HalfOpen => IsProbed ? 1 : 0,
        _ => 2,
    };
}
