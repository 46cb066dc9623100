namespace OpenRouter.Aot;

/// <summary>
/// Moves the blame up: the same refusal of several keys within a moment is no matter of the keys. Every key refused is an outage of the service,
/// every key of an account the account's, several keys for one model the model's. The keys get back what they had, and one probe tests the new
/// suspicion. On 2026-02-19 OpenRouter answered valid keys with 401; a pool that believes it has no keys left. Safe for use by several threads.
/// </summary>
internal sealed class CorrelatedRefusals
{
    /// <summary>How close together refusals must be.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    // How many keys must be refused for one model, where there are more.
    private const int SeveralKeys = 3;

    private readonly KeyRing ring;
    private readonly ModelBoard models;
    private readonly ServiceHealth service;
    private readonly Lock gate = new();
    private readonly List<Refusal> refusals = [];
    private long lastGoodStart = DateTimeOffset.MinValue.UtcTicks;
    private int isWatching;

    public CorrelatedRefusals(KeyRing ring, ModelBoard models, ServiceHealth service)
    {
        this.ring = ring;
        this.models = models;
        this.service = service;
    }

    /// <summary>Whether a failure is one that several keys may share.</summary>
    public static bool Concerns(in Verdict verdict, int status) =>
        verdict.Scope == VerdictScope.KeyAndModel || (status == 401 && verdict is { Scope: VerdictScope.Key, Action: VerdictAction.Quarantine });

    /// <summary>Ends an attempt that failed in such a way, with the verdict moved up where the evidence says so.</summary>
    /// <param name="lease">The lease of the attempt.</param>
    /// <param name="model">The model that it asked for.</param>
    /// <param name="verdict">The verdict on the answer alone.</param>
    /// <param name="began">When the attempt began.</param>
    /// <param name="now">The time.</param>
    public Verdict Complete(KeyLease lease, ModelHealth model, in Verdict verdict, DateTimeOffset began, DateTimeOffset now)
    {
        // Judged and reported as one: two keys that are refused at once must see each other.
        lock (gate)
        {
            refusals.RemoveAll(one => now - one.At > Moment || one.Key.Place is null);
            Verdict moved = verdict.Scope == VerdictScope.Key ? WeighKey(lease.Key, verdict, began, now) : WeighPair(lease.Key, model, verdict, now);
            Volatile.Write(ref isWatching, refusals.Count);
            lease.Complete(moved);
            return moved;
        }
    }

    /// <summary>Takes in that <c>GET /key</c> refused a key. Of a pool that never worked each key speaks for itself.</summary>
    /// <param name="key">The key.</param>
    /// <param name="verdict">The verdict on the answer.</param>
    /// <param name="askedAt">When it was asked about.</param>
    /// <param name="now">The time.</param>
    public void Report(PoolKey key, in Verdict verdict, DateTimeOffset askedAt, DateTimeOffset now)
    {
        lock (gate)
        {
            refusals.RemoveAll(one => now - one.At > Moment || one.Key.Place is null);
            Verdict moved = service.HasWorked ? WeighKey(key, verdict, askedAt, now) : verdict;
            Volatile.Write(ref isWatching, refusals.Count);
            if (moved.Scope != VerdictScope.Service)
                key.Report(moved, probes: null);
        }
    }

    /// <summary>
    /// An attempt succeeded: what was refused before it began is a matter of the keys after all. Of what was under way meanwhile nobody knows which the
    /// service saw first, so that says nothing.
    /// </summary>
    public void NoteSuccess(PoolKey key, ModelHealth model, DateTimeOffset began)
    {
        if (began.UtcTicks > Interlocked.Read(ref lastGoodStart))
            Interlocked.Exchange(ref lastGoodStart, began.UtcTicks);
        if (Volatile.Read(ref isWatching) != 0)
            Refute(key, model, began);
    }

    private void Refute(PoolKey key, ModelHealth model, DateTimeOffset began)
    {
        lock (gate)
        {
            refusals.RemoveAll(one => one.At <= began && (ReferenceEquals(one.Model, model) || (one.Model is null && ReferenceEquals(one.Key.Account, key.Account))));
            Volatile.Write(ref isWatching, refusals.Count);
        }
    }

    private Verdict WeighKey(PoolKey key, in Verdict verdict, DateTimeOffset began, DateTimeOffset now)
    {
        if (service.Excuses(key, began))
            return BlameService(verdict);

        refusals.Add(new Refusal(key, null, now));
        if (IsEveryKeyRefused(out List<PoolKey> refused, out List<PoolKey> untried))
        {
            refusals.RemoveAll(one => one.Model is null);
            service.Suspect(now, key.Secret.Redact(verdict.Reason), refused, untried);
            return BlameService(verdict);
        }

        return IsAccountRefused(key.Account) ? BlameAccount(key.Account, verdict) : verdict;
    }

    /// <summary>
    /// Whether no key is left of which it is known, or soon will be, that the service takes it. Keys that nobody has tried since count as refused
    /// once two others were, for they can be asked about at no cost.
    /// </summary>
    private bool IsEveryKeyRefused(out List<PoolKey> refused, out List<PoolKey> untried)
    {
        long good = Interlocked.Read(ref lastGoodStart);
        refused = KeysOf(one => one.Model is null && one.At.UtcTicks > good);
        untried = [];
        if (refused.Count < 2)
            return false;
        foreach (KeyEntry entry in ring.Entries)
        {
            PoolKey key = entry.Serving;
            if (refused.Contains(key) || key.Breaker.Condition is { IsOut: true })
                continue;
            // An attempt that runs will tell.
            if (key.InFlight > 0)
                return false;
            untried.Add(key);
        }

        return untried.Count == 0 || service.ProbeWanted is not null;
    }

    private List<PoolKey> KeysOf(Predicate<Refusal> matter)
    {
        var keys = new List<PoolKey>();
        foreach (Refusal refusal in refusals)
        {
            if (matter(refusal) && !keys.Contains(refusal.Key))
                keys.Add(refusal.Key);
        }

        return keys;
    }

    private bool IsEveryKeyOf(string? group, List<PoolKey> refused)
    {
        foreach (KeyEntry entry in ring.Entries)
        {
            if (string.Equals(entry.Serving.Group, group, StringComparison.Ordinal) && !refused.Contains(entry.Serving))
                return false;
        }

        return true;
    }

    private bool IsAccountRefused(PoolAccount account)
    {
        ReadOnlySpan<PoolKey> keys = account.Keys;
        if (keys.Length < 2)
            return false;
        foreach (PoolKey key in keys)
        {
            if (!refusals.Exists(one => one.Model is null && ReferenceEquals(one.Key, key)))
                return false;
        }

        return true;
    }

    private Verdict BlameAccount(PoolAccount account, in Verdict verdict)
    {
        foreach (PoolKey key in account.Keys)
        {
            if (key.Breaker.Condition is { State: KeyState.Quarantined } condition)
                key.Forgive(condition);
        }

        refusals.RemoveAll(one => one.Model is null && ReferenceEquals(one.Key.Account, account));
        return verdict with { Scope = VerdictScope.Account, Action = VerdictAction.Bench, Until = null, Reason = $"every key of the account was refused: {verdict.Reason}" };
    }

    private Verdict WeighPair(PoolKey key, ModelHealth model, in Verdict verdict, DateTimeOffset now)
    {
        refusals.Add(new Refusal(key, model, now));
        List<PoolKey> refused = KeysOf(one => ReferenceEquals(one.Model, model));
        if (refused.Count < 2 || (refused.Count < SeveralKeys && !IsEveryKeyOf(key.Group, refused)))
            return verdict;

        models.Readmit(model, refused);
        refusals.RemoveAll(one => ReferenceEquals(one.Model, model));
        // Closed for a moment that grows, not for the minutes of an exclusion: it may also be the request that asks for what nobody has.
        model.Gate.Close(now, null, verdict.Reason);
        return verdict with { Scope = VerdictScope.Model, Action = VerdictAction.Cool, Until = null, Reason = $"several keys were refused: {verdict.Reason}" };
    }

    private static Verdict BlameService(in Verdict verdict) => verdict with
    {
        Scope = VerdictScope.Service,
        Action = VerdictAction.Retry,
        Until = null,
        Reason = $"every key was refused at once: {verdict.Reason}",
    };
}
