namespace OpenRouter.Aot.Soak;

/// <summary>The end of a run: what the ring counted against what the threads did, and whether every key can serve as on the first day.</summary>
internal sealed class Reckoning(KeyRing ring, Ledger ledger, IReadOnlyList<Picker> pickers)
{
    /// <summary>How many secrets were ever lent.</summary>
    public int Keys { get; private set; }

    public Tally Settle()
    {
        var all = new Tally();
        var byKey = new Dictionary<PoolKey, Tally>();
        foreach ((PoolKey key, Tally tally) in pickers.SelectMany(picker => picker.Tallies))
        {
            if (!byKey.TryGetValue(key, out Tally? sum))
                byKey.Add(key, sum = new Tally());
            sum.Add(tally);
            all.Add(tally);
        }

        Keys = byKey.Count;
        foreach ((PoolKey key, Tally tally) in byKey)
            Compare(key.Alias, tally, key.GetTotals());
        foreach (string alias in SoakKeys.StayingAliases)
            CompareAlias(alias, byKey);
        foreach (PoolKey key in ring.Entries.SelectMany(entry => entry.Keys))
            CheckServes(key);
        CheckAccounts();
        return all;
    }

    private void Compare(string alias, Tally tally, in KeyTotals totals)
    {
        var counted = (totals.Picks, totals.Succeeded, totals.Abandoned, totals.LatencyTicks, totals.Failures);
        var done = (tally.Picks, tally.Succeeded, tally.Abandoned, tally.Succeeded, FailuresOf(tally));
        if (counted != done)
            ledger.Break($"'{alias}' counted {counted}; the threads did {done}.");
        if (tally.Picks != tally.Succeeded + tally.Abandoned + tally.Failed.Sum())
            ledger.Break($"Of '{alias}' not every lease was ended once: {tally}.");
        if (totals.InFlight != 0)
            ledger.Break($"'{alias}' has {totals.InFlight} in flight, and nobody holds a lease.");
    }

    /// <summary>An alias keeps the counts of all secrets that it ever had.</summary>
    private void CompareAlias(string alias, Dictionary<PoolKey, Tally> byKey)
    {
        var sum = new Tally();
        foreach (Tally tally in byKey.Where(pair => pair.Key.Alias == alias).Select(pair => pair.Value))
            sum.Add(tally);
        KeyStatistics statistics = ring.Entries.Single(entry => entry.Alias == alias).GetStatistics();
        if ((statistics.Picks, statistics.Succeeded, statistics.Abandoned, statistics.Failures, statistics.InFlight)
            != (sum.Picks, sum.Succeeded, sum.Abandoned, FailuresOf(sum), 0))
        {
            ledger.Break($"The alias '{alias}' counts {statistics}; the threads did {sum}.");
        }
    }

    /// <summary>Nothing is left behind by all the leases: no probe, no place, no permit.</summary>
    private void CheckServes(PoolKey key)
    {
        if (!SpinWait.SpinUntil(() => Prove(key), TimeSpan.FromSeconds(10)))
        {
            ledger.Break(
                $"'{key.Alias}' does not serve although nobody holds it: {key.Breaker.State}, its account {key.Account.Breaker.State}, " +
                $"free {key.Account.FreeBreaker.State}, full {key.IsFull}.");
        }
    }

    /// <summary>Whoever was learned to be the same is one account, and that one knows its keys.</summary>
    private void CheckAccounts()
    {
        foreach (IGrouping<AccountIdentity?, PoolKey> keys in ring.Entries.SelectMany(entry => entry.Keys).GroupBy(key => key.Account.Identity))
        {
            if (keys.Key is not null && keys.Any(key => key.Account != keys.First().Account))
                ledger.Break($"The account '{keys.First().Account.Label}' is there more than once.");
            foreach (PoolKey key in keys.Where(key => !key.Account.Keys.Contains(key)))
                ledger.Break($"The account '{key.Account.Label}' does not know its key '{key.Alias}'.");
            foreach (PoolKey key in keys.Where(key => !key.IsAccountLabelled && key.Learned.Identity is { } learned && !learned.Equals(keys.Key)))
                ledger.Break($"'{key.Alias}' is in the account '{key.Account.Label}' and was learned to be of another.");
        }
    }

    private static bool Prove(PoolKey key)
    {
        key.Breaker.Readmit();
        foreach (bool isFreeModel in (bool[])[true, false])
        {
            if (key.TryLend(isFreeModel, out KeyLease lease))
                lease.Complete(new Verdict(VerdictScope.None, VerdictAction.Accept, null, ""));
        }

        return key is { IsFull: false, Breaker.Condition: null } && key.Account.IsInOrder(isFreeModel: true);
    }

    private static FailureCounts FailuresOf(Tally tally) => new(
        tally.Failed[(int)VerdictScope.Request], tally.Failed[(int)VerdictScope.Key], tally.Failed[(int)VerdictScope.Account],
        tally.Failed[(int)VerdictScope.Model], tally.Failed[(int)VerdictScope.KeyAndModel], tally.Failed[(int)VerdictScope.Service]);
}
