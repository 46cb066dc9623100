using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// One secret of the pool, over all reloads that keep it: its health, its limits, its leases and what was counted. Leases report to this object,
/// never to a slot number.
/// </summary>
internal sealed class PoolKey : IBreakerOwner
{
    private readonly KeyExpiry expiry;
    private readonly KeyLimits limits;
    private LeaseSlots slots;
    private KeyPlace? place;
    private PoolAccount account;
    private PoolKey? predecessor;
    private PoolKey? replacement;
    private KeyLimits? limitsInForce;

    public PoolKey(KeyRing ring, string alias, ApiKey secret, string? group, PoolAccount account)
    {
        Ring = ring;
        Alias = alias;
        Secret = secret;
        Group = group;
        this.account = account;
        Hash = SessionHash.Of(alias);
        Breaker = new CircuitBreaker(this, new FailureWindow(ring.Breaker, ring.Time));
        expiry = new KeyExpiry(this);
        limits = new KeyLimits(this);
        Budget = new KeyBudget(this);
        slots = new LeaseSlots(this);
    }

    public KeyRing Ring { get; }

    public string Alias { get; }

    public ApiKey Secret { get; }

    public string? Group { get; }

    /// <summary>The account. One that its owner named stays; any other may turn out to be the same as another key's.</summary>
    public PoolAccount Account => Volatile.Read(ref account);

    /// <summary>Whether the owner named the account.</summary>
    public bool IsAccountLabelled => Account.Source == AccountSource.Label;

    /// <summary>Whose the secret is, as far as the service has said.</summary>
    public LearnedAccount Learned { get; private set; } = new();

    /// <summary>What places sessions: the same in every process.</summary>
    public ulong Hash { get; }

    /// <summary>Its own health, beside its account's.</summary>
    public CircuitBreaker Breaker { get; }

    public KeyExpiry Expiry => expiry;

    /// <summary>The money that it may spend, as far as that is known.</summary>
    public KeyBudget Budget { get; }

    /// <summary>The key's share; an aligned 64-bit value, set only by a reload.</summary>
    public double Weight { get; private set; } = 1;

    /// <summary>Where the key stands; null before it joined and once it left.</summary>
    public KeyPlace? Place => Volatile.Read(ref place);

    /// <summary>Whether the secret that replaces this one serves. What is held against an account that both share is no reason to go back.</summary>
    public bool IsReplaced => Volatile.Read(ref replacement) is { Breaker.Condition: null } next
        && (next.Account is var other && (ReferenceEquals(other, Account) || other.Breaker.Condition is null));

    /// <summary>Attempts that run with it.</summary>
    public int InFlight => slots.InFlight;

    /// <summary>Whether one of its limits is reached.</summary>
    public bool IsFull => Volatile.Read(ref limitsInForce) is { AreReached: true };

    Action? IBreakerOwner.ProbeWanted => Ring.ProbeWanted is { } ask ? () => ask(this) : null;

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
        // The account is a plain read: behind the exchange that took the slot it is none the older for it.
        bool isPlain = Breaker.Condition is null && Volatile.Read(ref limitsInForce) is null && account.IsInOrder(isFreeModel);
        if (!isPlain && !TryEnter(slot, stamp, isFreeModel))
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

    /// <summary>Draws the consequences of a verdict; none where the key has left the pool, and with it perhaps its account.</summary>
    /// <param name="verdict">The verdict; not one on the service, which says nothing of any key.</param>
    /// <param name="probes">The probes that the attempt was.</param>
    public void Report(in Verdict verdict, LeaseProbes? probes)
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
                Account.Bench(verdict.Until, Secret.Redact(verdict.Reason), verdict.FreeModelsOnly, verdict.AwaitsCredits);
                Breaker.Succeed();
                break;
            case { Action: VerdictAction.Slow or VerdictAction.Reroute }:
                // The service knew the key. But who says that there is too little money for now, or for this request, has not shown that there is some:
                // an account that ran out of credits stays on probation, and the next request is the probe.
                Breaker.Succeed();
                break;
            default:
                // Success, or a failure that comes only after key and account were accepted.
                Breaker.Succeed();
                probes?.ProveAccount();
                break;
        }
    }

    /// <summary>
    /// Gives the key back to service at once where a condition of its breaker proves to have been the blame of another; the failures that led to it are
    /// forgotten, and it is no relapse. Without effect on any later condition.
    /// </summary>
    /// <param name="condition">The condition, as it was read from the breaker.</param>
    public bool Forgive(KeyCondition condition) => Breaker.Forgive(condition);

    /// <summary>
    /// What keeps requests from the key, be it held against the key or against its account: of several the one that lasts longest. Null where nothing
    /// does.
    /// </summary>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    public KeyCondition? GetObstacle(bool isFreeModel)
    {
        PoolAccount shared = Account;
        KeyCondition? gravest = KeyCondition.Graver(Breaker.Condition, shared.Breaker.Condition);
        return isFreeModel ? KeyCondition.Graver(gravest, shared.FreeBreaker.Condition) : gravest;
    }

    /// <summary>Takes over what is known of the same secret in another place of the pool.</summary>
    public void Adopt(PoolKey other)
    {
        Learned = other.Learned;
        Breaker.Adopt(other.Breaker.Condition);
        if (!ReferenceEquals(Account, other.Account))
            Account.Absorb(other.Account);
        if (other.Expiry.Moment is { } moment)
            expiry.Set(moment);
        Budget.Adopt(other.Budget);
    }

    /// <summary>Goes over to another account. Leases that run end as usual: what they tell is of the account that the key has by then.</summary>
    public void Join(PoolAccount other)
    {
        Interlocked.Exchange(ref account, other);
        NoteLimits();
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

    private bool TryEnter(LeaseSlot slot, long stamp, bool isFreeModel)
    {
        // The account is read again: one that the key has left since holds everybody back. Who meets that in between is sent to pick again.
        if (!LeaseProbes.TryTake(stamp, this, Account, isFreeModel, out LeaseProbes? probes))
            return false;
        var permits = LeasePermits.None;
        if (Volatile.Read(ref limitsInForce)?.TryTake(out permits) == false)
        {
            probes?.Return();
            return false;
        }

        slot.Permits = permits;
        if (probes is not null)
            slot.Probes = probes;
        return true;
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
        PoolAccount shared = Account;
        if (Breaker.Admits && shared.Breaker.Admits && !IsReplaced)
            flags |= KeyFlags.Healthy;
        if (shared.FreeBreaker.Admits)
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
