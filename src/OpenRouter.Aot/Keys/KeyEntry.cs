namespace OpenRouter.Aot;

/// <summary>An alias of the pool: its key, the one that is to replace it, and what those that it had before have done.</summary>
/// <param name="Key">The key.</param>
/// <param name="Replacement">The key that is to replace it; null where none is.</param>
/// <param name="Priority">The tier.</param>
/// <param name="Past">What removed keys of the alias have done that have no lease any more.</param>
/// <param name="Removed">Removed keys of the alias that had leases at the last reload.</param>
internal sealed record KeyEntry(PoolKey Key, PoolKey? Replacement, int Priority, KeyTotals Past, IReadOnlyList<PoolKey> Removed)
{
    public string Alias => Key.Alias;

    /// <summary>The key, and the one that is to replace it.</summary>
    public PoolKey[] Keys => Replacement is null ? [Key] : [Key, Replacement];

    /// <summary>The key that serves.</summary>
    public PoolKey Serving => Key.IsReplaced ? Replacement! : Key;

    public KeyStatistics GetStatistics()
    {
        KeyTotals totals = Past;
        foreach (PoolKey one in (ReadOnlySpan<PoolKey>)[.. Keys, .. Removed])
            totals += one.GetTotals();
        PoolKey key = Serving;
        PoolAccount account = key.Account;
        KeyCondition? condition = key.GetObstacle(isFreeModel: false);
        KeyState state = condition?.State ?? (key.Expiry.IsNear ? KeyState.Expiring : KeyState.Available);
        string? reason = condition?.Reason ?? (state == KeyState.Expiring ? $"expires at {key.Expiry.Moment:u}" : null);
        return new KeyStatistics(
            Alias, account.Label, state, condition?.Until, reason, totals.InFlight,
            totals.Succeeded + totals.Failures.Total + totals.Abandoned, totals.Succeeded, totals.Failures.Total, totals.Abandoned)
        {
            AccountSource = account.Source,
            Picks = totals.Picks,
            Failures = totals.Failures,
            MeanLatency = totals.Succeeded == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(totals.LatencyTicks / totals.Succeeded),
            ExpiresAt = key.Expiry.Moment,
            LimitRemaining = key.Budget.Remaining,
            LimitResetsAt = key.Budget.ResetsAt,
            FreeModelsBenchedUntil = account.FreeBreaker.Condition?.Until,
            OtherSecret = StateOfOther(),
        };
    }

    private KeyState? StateOfOther()
    {
        if (Replacement is null)
            return null;
        return Key.IsReplaced
            ? Key.GetObstacle(isFreeModel: false)?.State ?? KeyState.Standby
            : Replacement.GetObstacle(isFreeModel: false)?.State ?? KeyState.Available;
    }
}
