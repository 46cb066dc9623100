namespace OpenRouter.Aot;

/// <summary>
/// One secret of the pool, over all reloads that keep it: its health, its limits, its leases and what was counted. Leases report to this object,
/// never to a slot number.
/// </summary>
internal sealed class PoolKey
{
    private readonly KeyExpiry expiry;
    private readonly LeaseSlots slots;
    private LeaseSlots recent;
    private KeyPlace? place;
    private PoolKey? predecessor;
    private PoolKey? replacement;
    private KeyPace? pace;
    private int limit = int.MaxValue;
    private bool isLimited;
    private int isFull;
    private FailureTally failures;
    private long abandoned;

    public PoolKey(KeyRing ring, string alias, ApiKey secret, string? group, PoolAccount account, bool isAccountLabelled)
    {
        Ring = ring;
        Alias = alias;
        Secret = secret;
        Group = group;
        Account = account;
        IsAccountLabelled = isAccountLabelled;
        Hash = SessionHash.Of(alias);
        Breaker = new KeyBreaker(this, new FailureWindow(ring.Breaker, ring.Time));
        FreeBreaker = new KeyBreaker(this, null);
        expiry = new KeyExpiry(this);
        recent = slots = new LeaseSlots(this);
    }

    public KeyRing Ring { get; }

    public string Alias { get; }

    public ApiKey Secret { get; }

    public string? Group { get; }

    public PoolAccount Account { get; }

    /// <summary>Whether the account has a name of its own; otherwise the key stands alone.</summary>
    public bool IsAccountLabelled { get; }

    /// <summary>What places sessions: the same in every process.</summary>
    public ulong Hash { get; }

    /// <summary>Health for all models.</summary>
    public KeyBreaker Breaker { get; }

    /// <summary>Health for free models, whose quota is another.</summary>
    public KeyBreaker FreeBreaker { get; }

    public KeyExpiry Expiry => expiry;

    /// <summary>The key's share; an aligned 64-bit value, set only by a reload.</summary>
    public double Weight { get; private set; } = 1;

    /// <summary>Where the key stands; null before it joined and once it left.</summary>
    public KeyPlace? Place => Volatile.Read(ref place);

    /// <summary>Whether the secret that replaces this one serves.</summary>
    public bool IsReplaced => Volatile.Read(ref replacement) is { Breaker.Condition: null };

    public int InFlight
    {
        get
        {
            int count = 0;
            for (LeaseSlots? block = slots; block is not null; block = block.Next)
            {
                foreach (ref readonly LeaseSlot slot in block.Slots)
                    count += slot.IsLent ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Whether one of its limits is reached.</summary>
    public bool IsFull => Volatile.Read(ref isFull) != 0 || Account.IsFull || Volatile.Read(ref pace) is { IsSpent: true };

    /// <summary>Whether a request may have the key now, whatever its bits say.</summary>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    public bool Serves(bool isFreeModel)
    {
        KeyFlags wanted = KeyFlags.Healthy | KeyFlags.Room | (isFreeModel ? KeyFlags.HealthyForFreeModels : KeyFlags.None);
        return (GetFlags() & wanted) == wanted;
    }

    /// <summary>Lends the key, unless it may not or cannot serve now; its bits then say so.</summary>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    /// <param name="lease">The key on loan.</param>
    public bool TryLend(bool isFreeModel, out KeyLease lease)
    {
        lease = default;
        if (!TryTakeSlot(out LeaseSlots block, out int index, out long stamp))
            return false;

        // The slot comes first and the health second: a key that is taken out and then looked at for leases shows this one.
        ref LeaseSlot slot = ref block[index];
        bool isPlain = Breaker.Condition is null && !Volatile.Read(ref isLimited) && !(isFreeModel && FreeBreaker.Condition is not null);
        if (!isPlain && !TryEnter(ref slot, isFreeModel))
        {
            Free(block, index, stamp);
            Reflect();
            return false;
        }

        slot.CountPick();
        lease = new KeyLease(block, index, stamp);
        return true;
    }

    /// <summary>Takes back a place in flight, and what the limits hold for it.</summary>
    public void Free(LeaseSlots block, int index, long stamp)
    {
        bool hasPermit = block[index].HasPermit;
        if (hasPermit)
            block[index].HasPermit = false;
        block.Free(index, stamp);
        if (!ReferenceEquals(Volatile.Read(ref recent), block))
            Volatile.Write(ref recent, block);
        if (hasPermit || Volatile.Read(ref isLimited))
            FreeLimits(hasPermit);
    }

    public void ReturnProbes(KeyCondition? probe, KeyCondition? freeProbe)
    {
        if (probe is not null)
            Breaker.ReturnProbe(probe);
        if (freeProbe is not null)
            FreeBreaker.ReturnProbe(freeProbe);
    }

    /// <summary>Draws the consequences of a verdict.</summary>
    /// <param name="verdict">The verdict; not one on the service, which says nothing of any key.</param>
    /// <param name="isFreeProbe">Whether the attempt was the probe of the quota of free models.</param>
    public void Report(in Verdict verdict, bool isFreeProbe)
    {
        switch (verdict)
        {
            case { Scope: VerdictScope.Key, Action: VerdictAction.Quarantine }:
                Breaker.Open(KeyState.Quarantined, null, Secret.Redact(verdict.Reason));
                break;
            case { Scope: VerdictScope.Key, Until: { } until }:
                Breaker.Open(KeyState.Benched, until, Secret.Redact(verdict.Reason));
                break;
            case { Scope: VerdictScope.Key }:
                Breaker.Fail(Secret.Redact(verdict.Reason));
                break;
            case { Scope: VerdictScope.Account, Action: VerdictAction.Bench }:
                foreach (PoolKey key in Account.Keys)
                    (verdict.FreeModelsOnly ? key.FreeBreaker : key.Breaker).Open(KeyState.Benched, verdict.Until, Secret.Redact(verdict.Reason));
                if (verdict.FreeModelsOnly)
                    Breaker.Succeed();
                break;
            default:
                // Success, or a failure that comes only after the key was accepted.
                Breaker.Succeed();
                if (isFreeProbe)
                    FreeBreaker.Succeed();
                break;
        }
    }

    public void CountFailure(VerdictScope scope) => failures.Count(scope);

    public void CountAbandoned() => Interlocked.Increment(ref abandoned);

    /// <summary>Takes a reload's settings over.</summary>
    public void Configure(KeyOptions options, PoolKey? predecessor, PoolKey? replacement)
    {
        Weight = options.Weight;
        Volatile.Write(ref this.predecessor, predecessor);
        Volatile.Write(ref this.replacement, replacement);
        if (options.MaxConcurrency is not null && !Volatile.Read(ref isLimited))
        {
            // A lease that ends looks for the mark of a full key only where it knows of a limit. All must know before the first mark can be made;
            // the reload pays for the fence, so that no lease has to.
            Volatile.Write(ref isLimited, true);
            Interlocked.MemoryBarrierProcessWide();
        }

        Interlocked.Exchange(ref limit, options.MaxConcurrency ?? int.MaxValue);
        Interlocked.Exchange(ref isFull, 0);
        KeyPace? before = Volatile.Read(ref pace);
        if (before?.PerMinute != options.Pace)
        {
            before?.Stop();
            Volatile.Write(ref pace, options.Pace is { } perMinute ? new KeyPace(this, perMinute) : null);
        }

        NoteLimits();
        if (options.ExpiresAt is { } moment && predecessor is null)
            expiry.Set(moment);
    }

    /// <summary>Looks again whether any limit concerns the key: one that has none skips them all.</summary>
    public void NoteLimits() =>
        Volatile.Write(ref isLimited, Volatile.Read(ref limit) != int.MaxValue || Volatile.Read(ref pace) is not null || Account.HasLimit);

    /// <summary>Puts the key into a membership, or during a reload into two.</summary>
    public void MoveTo(KeyPlace to)
    {
        Volatile.Write(ref place, to);
        Reflect();
    }

    /// <summary>Takes the key out of the pool. Its leases end as usual, and what they tell is still counted.</summary>
    public void Remove()
    {
        Breaker.Remove();
        FreeBreaker.Remove();
        expiry.Stop();
        Volatile.Read(ref pace)?.Stop();
        Volatile.Write(ref place, null);
    }

    /// <summary>Brings the packed bits into line with what is true of the key, and of the secret that it replaces.</summary>
    public void Reflect()
    {
        ReflectOne();
        Volatile.Read(ref predecessor)?.ReflectOne();
    }

    public KeyTotals GetTotals()
    {
        long picks = 0, succeeded = 0, latency = 0;
        int inFlight = 0;
        for (LeaseSlots? block = slots; block is not null; block = block.Next)
        {
            foreach (ref readonly LeaseSlot slot in block.Slots)
            {
                picks += slot.Picks;
                succeeded += slot.Succeeded;
                latency += slot.LatencyTicks;
                inFlight += slot.IsLent ? 1 : 0;
            }
        }

        return new KeyTotals(picks, inFlight, succeeded, Interlocked.Read(ref abandoned), failures.Read(), latency);
    }

    private void FreeLimits(bool hasPermit)
    {
        // The place must be free for all to see before the mark is read: the other side marks first and looks for places second.
        Interlocked.MemoryBarrier();
        bool hasRoom = false;
        if (Volatile.Read(ref isFull) != 0)
        {
            Interlocked.Exchange(ref isFull, 0);
            Reflect();
            hasRoom = true;
        }

        if (hasPermit)
            hasRoom |= Account.Return();
        if (hasRoom)
            Ring.RoomReturned?.Invoke();
    }

    private bool TryTakeSlot(out LeaseSlots block, out int index, out long stamp)
    {
        int most = Volatile.Read(ref limit);
        block = Volatile.Read(ref recent);
        stamp = block.TryLend(most, out index);
        return stamp != 0 || TryTakeAnySlot(most, out block, out index, out stamp);
    }

    private bool TryTakeAnySlot(int most, out LeaseSlots taken, out int index, out long stamp)
    {
        taken = slots;
        for (LeaseSlots? block = slots; block is not null; block = block.Grow(most))
        {
            taken = block;
            stamp = block.TryLend(most, out index);
            if (stamp != 0)
                return true;
        }

        // A place that came free while the mark was made would not clear it, nor would a reload that has raised the limit: look once more at both.
        Interlocked.Exchange(ref isFull, 1);
        if (InFlight < Volatile.Read(ref limit))
            Interlocked.Exchange(ref isFull, 0);
        Reflect();
        (index, stamp) = (-1, 0);
        return false;
    }

    private bool TryEnter(ref LeaseSlot slot, bool isFreeModel)
    {
        KeyCondition? probe = null, freeProbe = null;
        bool isAdmitted = TryPass(Breaker, ref probe) && (!isFreeModel || TryPass(FreeBreaker, ref freeProbe)) && TryTakePermits(ref slot);
        if (!isAdmitted)
        {
            ReturnProbes(probe, freeProbe);
            return false;
        }

        if (probe is not null || freeProbe is not null)
        {
            slot.Probe = probe;
            slot.FreeProbe = freeProbe;
        }

        return true;
    }

    private static bool TryPass(KeyBreaker breaker, ref KeyCondition? probe) =>
        breaker.Condition is null || (probe = breaker.TryProbe()) is not null;

    private bool TryTakePermits(ref LeaseSlot slot)
    {
        KeyPace? current = Volatile.Read(ref pace);
        if (current?.TryTake() == false)
            return false;
        if (!Account.HasLimit)
            return true;
        if (Account.TryTake())
        {
            slot.HasPermit = true;
            return true;
        }

        current?.Return();
        return false;
    }

    private void ReflectOne()
    {
        while (true)
        {
            KeyPlace? here = Place;
            KeyFlags flags = GetFlags();
            for (KeyPlace? one = here; one is not null; one = one.Other)
                one.Membership.Put(one.Slot, flags);

            // Whoever changes something reflects it; what changed during this round is seen here, or by the one who changed it.
            if (GetFlags() == flags && ReferenceEquals(Place, here))
                return;
        }
    }

    private KeyFlags GetFlags()
    {
        KeyFlags flags = KeyFlags.None;
        if (Breaker.Admits && !IsReplaced)
            flags |= KeyFlags.Healthy;
        if (FreeBreaker.Admits)
            flags |= KeyFlags.HealthyForFreeModels;
        if (expiry.IsNear)
            flags |= KeyFlags.Expiring;
        if (!IsFull)
            flags |= KeyFlags.Room;
        return flags;
    }
}
