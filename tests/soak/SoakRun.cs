namespace OpenRouter.Aot.Soak;

/// <summary>A run with one strategy: threads that pick, one that benches and readmits, one that reloads, and at the end the reckoning.</summary>
internal sealed class SoakRun
{
    private readonly long picks;
    private readonly ulong seed;
    private readonly KeyRing ring;
    private readonly SoakKeys keys;
    private readonly Ledger ledger = new();
    private readonly Picker[] pickers;
    private long benches;
    private long reloads;
    private long regroupings;
    private int isRegroupingDue;
    private int isOver;

    public SoakRun(KeyStrategy strategy, long picks, int threads, ulong seed)
    {
        this.picks = picks;
        this.seed = seed;
        keys = new SoakKeys(seed);
        ring = new KeyRing(keys.First(), new KeyRingSettings
        {
            Strategy = strategy,
            Chance = new Chance(seed),
            Breaker = new BreakerOptions { Cooldown = TimeSpan.FromMilliseconds(1), MaxCooldown = TimeSpan.FromMilliseconds(4) },
        });
        ring.RegroupingDue = () => Volatile.Write(ref isRegroupingDue, 1);
        var copies = new Copies();
        pickers = [.. Enumerable.Range(0, threads).Select(thread => new Picker(ring, ledger, copies, Chance.Mix(seed + (ulong)thread)))];
    }

    private bool IsOver => Volatile.Read(ref isOver) != 0;

    public SoakResult Run(Action<string> report)
    {
        Thread[] working = [.. pickers.Select(picker => Start(() => picker.Run((picks + pickers.Length - 1) / pickers.Length)))];
        Thread[] disturbing = [Start(BenchAndReadmit), Start(Reload)];
        foreach (Thread thread in working)
        {
            while (!thread.Join(TimeSpan.FromSeconds(5)))
                report($"{pickers.Sum(picker => picker.Picks):N0} of {picks:N0} picks, {Volatile.Read(ref reloads):N0} reloads");
        }

        Volatile.Write(ref isOver, 1);
        foreach (Thread thread in disturbing)
            thread.Join();
        var reckoning = new Reckoning(ring, ledger, pickers);
        Tally all = reckoning.Settle();
        report($"{pickers.Sum(picker => picker.Picks):N0} picks, {ledger.Violations.Count} violations");
        return new SoakResult(
            all, pickers.Sum(picker => picker.Refusals), pickers.Sum(picker => picker.CopiesLate), pickers.Sum(picker => picker.Probes),
            pickers.Sum(picker => picker.AccountProbes), benches, reloads, regroupings,
            reckoning.Keys, ledger.Violations);
    }

    private Thread Start(Action act)
    {
        var thread = new Thread(() =>
        {
            try
            {
                act();
            }
            catch (Exception exception)
            {
                ledger.Break(exception.ToString());
            }
        });
        thread.Start();
        return thread;
    }

    /// <summary>Takes keys out until tomorrow, so that only this thread lets them in again, as a key on probation.</summary>
    private void BenchAndReadmit()
    {
        var chance = new Chance(Chance.Mix(~seed));
        var benched = new Queue<PoolKey>();
        while (!IsOver || benched.Count > 0)
        {
            PoolKey key = ring.Entries[(int)(chance.Next() % (ulong)ring.Entries.Count)].Key;
            if (!IsOver && benched.Count < 8 && !benched.Contains(key))
            {
                key.Breaker.Open(KeyState.Quarantined, DateTimeOffset.UtcNow.AddDays(1), "benched by hand");
                ledger.NoteOut(key);
                benched.Enqueue(key);
                benches++;
            }

            if (benched.Count >= 8 || (IsOver && benched.Count > 0))
                Readmit(benched.Dequeue());
            if (chance.Next() % 16 == 0)
                Thread.Sleep(1);
        }
    }

    private void Readmit(PoolKey key)
    {
        // A key that a reload removed stays out for ever.
        if (ReferenceEquals(key.Breaker.Condition, KeyCondition.Removed))
            return;
        ledger.NoteIn(key);
        key.Breaker.Readmit();
        if (key.Breaker.Condition is { State: KeyState.HalfOpen } condition)
            ledger.NoteTrial(key, condition);
    }

    private void Reload()
    {
        var chance = new Chance(Chance.Mix(seed * 3));
        while (!IsOver)
        {
            PoolKey[] before = [.. ring.Entries.SelectMany(entry => entry.Keys)];
            ledger.NoteRegrouping();
            ring.Reload(keys.Next(), SoakKeys.Accounts(chance.Next()));
            ledger.NoteRegrouping();
            foreach (PoolKey gone in before.Except(ring.Entries.SelectMany(entry => entry.Keys)))
                ledger.NoteOut(gone);
            Interlocked.Increment(ref reloads);
            // Each secret is told to be of one of four accounts, always of the same, and of a group of them on less authority.
            foreach (PoolKey key in ring.Entries.SelectMany(entry => entry.Keys).Where(_ => chance.Next() % 16 == 0))
            {
                bool isCertain = chance.Next() % 2 == 0;
                ring.Identify(key, new AccountIdentity(
                    isCertain ? AccountSource.Organization : AccountSource.ErrorUser, $"{SessionHash.Of(key.Secret.ComputeSha256()) % (isCertain ? 4UL : 2UL)}"));
            }

            Thread.Sleep(1);
            if (Interlocked.Exchange(ref isRegroupingDue, 0) != 0 || chance.Next() % 2 == 0)
                Regroup();
        }

        Regroup();
    }

    private void Regroup()
    {
        ledger.NoteRegrouping();
        ring.Regroup();
        ledger.NoteRegrouping();
        regroupings++;
    }
}
