using System.Collections.Concurrent;

namespace OpenRouter.Aot.Soak;

/// <summary>What is known of every key from outside the ring, against one clock that only counts events.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<PoolKey, Record> records = new();
    private readonly ConcurrentDictionary<PoolAccount, Trial> trials = new();
    private readonly ConcurrentQueue<string> violations = new();
    private long now;
    private long regrouping;

    /// <summary>The last event.</summary>
    public long Now => Volatile.Read(ref now);

    /// <summary>Odd while keys go over to other accounts, another number each time.</summary>
    public long Regrouping => Interlocked.Read(ref regrouping);

    public IEnumerable<KeyValuePair<PoolKey, Record>> Records => records;

    public IReadOnlyList<string> Violations => [.. violations];

    public bool IsBroken => violations.Count > 20;

    public Record Of(PoolKey key) => records.TryGetValue(key, out Record? known) ? known : records.GetOrAdd(key, static (_, self) => new Record(self.records.Count), this);

    /// <summary>Says that a key's being out has just been completed.</summary>
    public void NoteOut(PoolKey key) => Volatile.Write(ref Of(key).OutSince, Interlocked.Increment(ref now));

    /// <summary>Says, before it is done, that a key will be let in again.</summary>
    public void NoteIn(PoolKey key) => Volatile.Write(ref Of(key).OutSince, long.MaxValue);

    /// <summary>Says that a key has this condition of being half-open.</summary>
    public void NoteTrial(PoolKey key, KeyCondition condition) =>
        Volatile.Write(ref Of(key).Trial, new Trial(condition, Interlocked.Increment(ref now)));

    /// <summary>Checks a lease.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="probes">The probes that it holds; null where it holds none.</param>
    /// <param name="group">The group that asked.</param>
    /// <param name="begun">The last event before the ring was asked.</param>
    /// <param name="regrouping">What <see cref="Regrouping"/> was before the ring was asked.</param>
    public void Check(in KeyLease lease, LeaseProbes? probes, string? group, long begun, long regrouping)
    {
        PoolKey key = lease.Key;
        Record record = Of(key);
        if (key.Group != group)
            Break($"A request of the group '{group}' got '{key.Alias}' of the group '{key.Group}'.");
        if (Volatile.Read(ref record.OutSince) <= begun)
            Break($"'{key.Alias}' was lent by a call that began after its bench was complete.");

        // The very condition that it had before the call began, and has yet: half-open all the time, and its one request is another.
        if (Volatile.Read(ref record.Trial) is { } trial && trial.Since <= begun && ReferenceEquals(key.Breaker.Condition, trial.Condition))
            Break($"'{key.Alias}' was half-open during the whole of a call that lent it without its probe.");
        if (probes?.OfKey is { } ofKey)
            NoteTrial(key, ofKey);
        CheckAccount(key.Account, begun, regrouping);
        if (probes?.OfAccount is { } ofAccount)
            trials[probes.Account] = new Trial(ofAccount, Interlocked.Increment(ref now));
    }

    /// <summary>Says that keys begin, or have ended, to go over to other accounts.</summary>
    public void NoteRegrouping() => Interlocked.Increment(ref regrouping);

    /// <summary>The same of an account, where the key belonged to it all the time: then the one request may be another key's.</summary>
    private void CheckAccount(PoolAccount account, long begun, long before)
    {
        bool wasProbed = trials.TryGetValue(account, out Trial? trial) && trial.Since <= begun && ReferenceEquals(account.Breaker.Condition, trial.Condition);
        if (wasProbed && before % 2 == 0 && before == Regrouping)
            Break($"The account '{account.Label}' was half-open during the whole of a call that lent a key of it without its probe.");
    }

    public void Break(string what) => violations.Enqueue(what);

    /// <summary>A key's entry.</summary>
    /// <param name="number">The key's number, by which threads keep their tallies.</param>
    internal sealed class Record(int number)
    {
        public long OutSince = long.MaxValue;
        public Trial? Trial;

        public int Number => number;
    }

    internal sealed record Trial(KeyCondition Condition, long Since);
}
