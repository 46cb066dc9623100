using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// An account of the pool, over all reloads that keep it: what its keys share. Its health is one thing, so that one failure takes all of its keys out
/// and one request over all of them is the probe.
/// </summary>
internal sealed class PoolAccount : IBreakerOwner
{
    private string label;
    private AccountIdentity? identity;
    private PoolKey[] keys = [];
    private PoolAccount? successor;
    // Boxed: a decimal is not written at once.
    private object? credits;

    /// <param name="ring">The ring.</param>
    /// <param name="label">The account's label; the alias of a key that stands alone.</param>
    /// <param name="identity">Who it is; null for a key that stands alone.</param>
    public PoolAccount(KeyRing ring, string label, AccountIdentity? identity = null)
    {
        Ring = ring;
        this.label = label;
        this.identity = identity;
        Breaker = new CircuitBreaker(this, null);
        FreeBreaker = new CircuitBreaker(this, null);
    }

    public KeyRing Ring { get; }

    /// <summary>The name for people: the owner's label, else one by the alias of the account's first key.</summary>
    public string Label => Volatile.Read(ref label);

    /// <summary>Who it is; null where nobody knows, and a key stands alone.</summary>
    public AccountIdentity? Identity => Volatile.Read(ref identity);

    public AccountSource Source => Identity?.Source ?? AccountSource.None;

    /// <summary>Health for all models.</summary>
    public CircuitBreaker Breaker { get; }

    /// <summary>Health for free models, whose quota is another.</summary>
    public CircuitBreaker FreeBreaker { get; }

    /// <summary>What <c>GET /credits</c> said last that is left of its credits, in USD; null where nobody knows.</summary>
    public decimal? Credits
    {
        get => Volatile.Read(ref credits) is { } told ? (decimal)told : null;
        set => Volatile.Write(ref credits, value);
    }

    /// <summary>The keys of the account that are in the pool now.</summary>
    public ReadOnlySpan<PoolKey> Keys => Volatile.Read(ref keys);

    /// <summary>How many attempts may run at once with all its keys.</summary>
    public ConcurrencyLimit Concurrency { get; } = new();

    // Whether an account has money or quota is for a request to find out.
    Action? IBreakerOwner.ProbeWanted => null;

    /// <summary>Whether nothing at all is held against it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInOrder(bool isFreeModel) => Breaker.Condition is null && !(isFreeModel && FreeBreaker.Condition is not null);

    /// <summary>Whether it lets a request through: it is in order, or its probe is to be had.</summary>
    public bool Admits(bool isFreeModel) => Breaker.Admits && (!isFreeModel || FreeBreaker.Admits);

    /// <summary>Takes all its keys out, at once.</summary>
    /// <param name="until">Until when, as the service says; null for a cooldown that grows with each relapse. A relapse takes the longer of both.</param>
    /// <param name="why">Why, for people.</param>
    /// <param name="freeModelsOnly">For free models only, whose quota is another.</param>
    /// <param name="awaitsMoney">Whether credits must be bought to end it.</param>
    public void Bench(DateTimeOffset? until, string why, bool freeModelsOnly, bool awaitsMoney = false)
    {
        (freeModelsOnly ? FreeBreaker : Breaker).Open(KeyState.Benched, until, why, awaitsMoney);
        // Its keys may have gone over to another account while this was on its way.
        Volatile.Read(ref successor)?.Bench(until, why, freeModelsOnly, awaitsMoney);
    }

    /// <summary>Brings the bits of all its keys into line; a burst of changes is published once.</summary>
    public void Reflect()
    {
        foreach (PoolKey key in Keys)
            key.Reflect();
    }

    /// <summary>Takes a reload's settings over, or those of a regrouping.</summary>
    /// <param name="name">The name for people.</param>
    /// <param name="members">The keys of the account.</param>
    /// <param name="maxConcurrency">Their limit; null for none.</param>
    public void Configure(string name, PoolKey[] members, int? maxConcurrency)
    {
        Volatile.Write(ref label, name);
        // With a fence: who changes the account's health from here on reflects these keys; what was changed before, they read themselves.
        Interlocked.Exchange(ref keys, members);
        Concurrency.Configure(maxConcurrency, members);
        foreach (PoolKey key in members)
            key.NoteLimits();
    }

    /// <summary>The service told who it is, or told it on better authority.</summary>
    public void Identify(AccountIdentity who) => Volatile.Write(ref identity, who);

    /// <summary>A key comes over from another account: what is held against either holds against both.</summary>
    public void Absorb(PoolAccount other)
    {
        Breaker.Adopt(other.Breaker.Condition);
        FreeBreaker.Adopt(other.FreeBreaker.Condition);
    }

    /// <summary>Ends it: none of its keys is left.</summary>
    /// <param name="heir">The account that its keys went over to; null where they left the pool.</param>
    public void Retire(PoolAccount? heir)
    {
        Volatile.Write(ref successor, heir);
        // Once more, and in this order: what was held against it while its keys went over is passed on by one side or the other.
        KeyCondition? last = Breaker.Remove(), lastOfFreeModels = FreeBreaker.Remove();
        heir?.Breaker.Adopt(last);
        heir?.FreeBreaker.Adopt(lastOfFreeModels);
    }
}
