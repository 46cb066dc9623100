using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// One secret of the pool, over all reloads that keep it: its health, its limits, its leases and what was counted. Leases report to this object,
/// never to a slot number.
/// </summary>
internal sealed class PoolKey
{
    private readonly KeyExpiry expiry;
    private readonly KeyLimits limits;
    private LeaseSlots slots;
    private KeyPlace? place;
    private PoolKey? predecessor;
    private PoolKey? replacement;
    private KeyLimits? limitsInForce;

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
        limits = new KeyLimits(this);
        Budget = new KeyBudget(this);
        slots = new LeaseSlots(this);
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

    /// <summary>The money that it may spend, as far as that is known.</summary>
    public KeyBudget Budget { get; }

    /// <summary>The key's share; an aligned 64-bit value, set only by a reload.</summary>
    public double Weight { get; private set; } = 1;

    /// <summary>Where the key stands; null before it joined and once it left.</summary>
    public KeyPlace? Place => Volatile.Read(ref place);

    /// <summary>Whether the secret that replaces this one serves.</summary>
    public bool IsReplaced => Volatile.Read(ref replacement) is { Breaker.Condition: null };

    /// <summary>Attempts that run with it.</summary>
    public int InFlight => slots.InFlight;

    /// <summary>Whether one of its limits is reached.</summary>
    public bool IsFull => Volatile.Read(ref limitsInForce) is { AreReached: true };

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryLend(bool isFreeModel, out KeyLease lease)
    {
        lease = Lend(isFreeModel);
        return lease.IsMade;
    }

    /// <summary>The same as a returned value, which costs no write barrier; a lease of nothing where the key may not or cannot serve.</summary>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeyLease Lend(bool isFreeModel)
    {
        LeaseSlot slot = slots.Take(out long stamp);

        // The slot comes first and the health second: a key that is taken out and then looked at for leases shows this one.
        bool isPlain = Breaker.Condition is null && Volatile.Read(ref limitsInForce) is null && !(isFreeModel && FreeBreaker.Condition is not null);
        if (!isPlain && !TryEnter(slot, isFreeModel))
        {
            Free(slot, stamp);
            Reflect();
            return default;
        }

        slot.CountPick();
        return new KeyLease(slot, stamp);
    }

    /// <summary>Takes back a place in flight, and what the lease holds of the limits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Free(LeaseSlot slot, long stamp)
    {
        LeasePermits permits = slot.Permits;
        if (permits != LeasePermits.None)
            slot.Permits = LeasePermits.None;
        slots.Free(slot, stamp);
        if (permits != LeasePermits.None)
            limits.Return(permits);
    }

    public void ReturnProbes(KeyCondition? probe, KeyCondition? freeProbe)
    {
        if (probe is not null)
            Breaker.ReturnProbe(probe);
        if (freeProbe is not null)
            FreeBreaker.ReturnProbe(freeProbe);
    }

    /// <summary>Draws the consequences of a verdict; none where the key has left the pool, and with it perhaps its account.</summary>
    /// <param name="verdict">The verdict; not one on the service, which says nothing of any key.</param>
    /// <param name="isFreeProbe">Whether the attempt was the probe of the quota of free models.</param>
    public void Report(in Verdict verdict, bool isFreeProbe)
    {
        if (Place is null)
            return;
        Budget.Note(verdict);
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

    /// <summary>Takes over what is known of the same secret in another place of the pool.</summary>
    public void Adopt(PoolKey other)
    {
        Breaker.Adopt(other.Breaker);
        FreeBreaker.Adopt(other.FreeBreaker);
        if (other.Expiry.Moment is { } moment)
            expiry.Set(moment);
        Budget.Adopt(other.Budget);
    }

    public void CountFailure(VerdictScope scope) => slots.CountFailure(scope);

    public void CountAbandoned() => slots.CountAbandoned();

    /// <summary>Takes a reload's settings over.</summary>
    public void Configure(KeyOptions options, PoolKey? predecessor, PoolKey? replacement)
    {
        Weight = options.Weight;
        Volatile.Write(ref this.predecessor, predecessor);
        Volatile.Write(ref this.replacement, replacement);
        limits.Configure(options);
        NoteLimits();
        if (options.ExpiresAt is { } moment && predecessor is null)
            expiry.Set(moment);
    }

    /// <summary>Looks again whether any limit concerns the key: one that has none pays for none.</summary>
    public void NoteLimits()
    {
        Volatile.Write(ref limitsInForce, limits.Any ? limits : null);
        Reflect();
    }

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
        limits.Stop();
        Budget.Stop();
        Volatile.Write(ref place, null);
    }

    /// <summary>Brings the packed bits into line with what is true of the key, and of the secret that it replaces.</summary>
    public void Reflect()
    {
        ReflectOne();
        Volatile.Read(ref predecessor)?.ReflectOne();
    }

    public KeyTotals GetTotals() => slots.GetTotals();

    private bool TryEnter(LeaseSlot slot, bool isFreeModel)
    {
        KeyCondition? probe = null, freeProbe = null;
        var permits = LeasePermits.None;
        bool isAdmitted = TryPass(Breaker, ref probe) && (!isFreeModel || TryPass(FreeBreaker, ref freeProbe))
            && (Volatile.Read(ref limitsInForce)?.TryTake(out permits) ?? true);
        if (!isAdmitted)
        {
            ReturnProbes(probe, freeProbe);
            return false;
        }

        slot.Permits = permits;
        if (probe is not null || freeProbe is not null)
        {
            slot.Probe = probe;
            slot.FreeProbe = freeProbe;
        }

        return true;
    }

    private static bool TryPass(KeyBreaker breaker, ref KeyCondition? probe) =>
        breaker.Condition is null || (probe = breaker.TryProbe()) is not null;

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
        if (Budget.ResetsSoon)
            flags |= KeyFlags.ResetsSoon;
        if (Budget.IsLimited)
            flags |= KeyFlags.Limited;
        return flags;
    }
}
