namespace OpenRouter.Aot.Logging;

/// <summary>Knows how each key and account stood last, and logs what has changed. Not safe for use by several threads.</summary>
internal sealed class KeyChronicle(string label, decimal lowLimit, ClientLog log)
{
    private readonly HashSet<string> outAccounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> outForFree = new(StringComparer.Ordinal);
    private Dictionary<string, Standing> known = new(StringComparer.Ordinal);

    /// <summary>Logs what has changed since the last time.</summary>
    /// <param name="keys">Each key as it stands.</param>
    /// <param name="blamed">Accounts that were benched since then, with the decision.</param>
    public void Write(IReadOnlyList<KeyStatistics> keys, IReadOnlyDictionary<string, Decision> blamed)
    {
        WriteAccounts(keys, blamed);
        var now = new Dictionary<string, Standing>(StringComparer.Ordinal);
        foreach (KeyStatistics key in keys)
        {
            Standing before = known.GetValueOrDefault(key.Alias);
            now[key.Alias] = new Standing(WriteState(key, before.State), WriteLimit(key, before.IsLow));
        }

        known = now;
    }

    private void WriteAccounts(IReadOnlyList<KeyStatistics> keys, IReadOnlyDictionary<string, Decision> blamed)
    {
        foreach (IGrouping<string, KeyStatistics> account in keys.GroupBy(key => key.Account, StringComparer.Ordinal))
        {
            if (blamed.TryGetValue(account.Key, out Decision decision) && account.Any(key => key.State == KeyState.Benched) && outAccounts.Add(account.Key))
                log.AccountBenched(label, account.Key, decision.Until ?? account.First(key => key.State == KeyState.Benched).BenchedUntil, decision.Outcome);
            else if (account.Any(Serves) && outAccounts.Remove(account.Key))
                log.AccountRecovered(label, account.Key);

            DateTimeOffset? free = account.Max(key => key.FreeModelsBenchedUntil);
            if (free is null)
                outForFree.Remove(account.Key);
            else if (outForFree.Add(account.Key))
                log.FreeModelsBenched(label, account.Key, free);
        }
    }

    /// <summary>The state that counts as told.</summary>
    private KeyState WriteState(KeyStatistics key, KeyState before)
    {
        // Between the bench and its proof nothing is new, and what befell the account was told of it.
        if (key.State == before || key.State == KeyState.HalfOpen || outAccounts.Contains(key.Account))
            return before;
        switch (key.State)
        {
            case KeyState.Benched:
                log.KeyBenched(label, key.Alias, key.BenchedUntil, key.Reason);
                break;
            case KeyState.Quarantined:
                log.KeyQuarantined(label, key.Alias, key.Reason);
                break;
            case KeyState.Expired:
                log.KeyExpired(label, key.Alias, key.ExpiresAt);
                break;
            default:
                if (before is KeyState.Benched or KeyState.Quarantined or KeyState.Expired)
                    log.KeyRecovered(label, key.Alias);
                if (key.State == KeyState.Expiring)
                    log.KeyExpiring(label, key.Alias, key.ExpiresAt);
                break;
        }

        return key.State;
    }

    private bool WriteLimit(KeyStatistics key, bool wasLow)
    {
        bool isLow = key.LimitRemaining < lowLimit;
        if (isLow && !wasLow)
            log.KeyLimitLow(label, key.Alias, key.LimitRemaining!.Value, key.LimitResetsAt);
        return isLow;
    }

    private static bool Serves(KeyStatistics key) => key.State is KeyState.Available or KeyState.Expiring;

    private readonly record struct Standing(KeyState State, bool IsLow);
}
