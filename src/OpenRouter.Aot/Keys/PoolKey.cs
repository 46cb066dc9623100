namespace OpenRouter.Aot;

/// <summary>A key in a ring: its secret, its health and its counters. Leases report to this object, never to a slot number.</summary>
internal sealed class PoolKey
{
    private readonly string? accountLabel;
    private int inFlight;
    private long succeeded;
    private long failed;
    private long abandoned;

    public PoolKey(KeyOptions options, string alias, int slot, KeyRing ring)
    {
        Alias = alias;
        accountLabel = options.Account;
        Group = options.Group;
        Secret = options.Secret!.Named(alias);
        Slot = slot;
        Ring = ring;
        Breaker = new KeyBreaker(ring.Breaker, ring.Time, ring.Chance, ring.Available, slot);
        FreeBench = new KeyBreaker(ring.Breaker, ring.Time, ring.Chance, ring.AvailableForFreeModels, slot);
    }

    public string Alias { get; }

    /// <summary>The account's label; the alias where the key stands alone.</summary>
    public string Account => accountLabel ?? Alias;

    public string? Group { get; }

    public ApiKey Secret { get; }

    public int Slot { get; }

    public int WordCount => Ring.Available.WordCount;

    public KeyRing Ring { get; }

    /// <summary>Health for all models.</summary>
    public KeyBreaker Breaker { get; }

    /// <summary>Health for free models, whose quota is another.</summary>
    public KeyBreaker FreeBench { get; }

    /// <summary>Whether what is true of this key's account is true of the other's.</summary>
    public bool SharesAccountWith(PoolKey other) =>
        ReferenceEquals(this, other) || (accountLabel is not null && string.Equals(accountLabel, other.accountLabel, StringComparison.Ordinal));

    public void Begin() => Interlocked.Increment(ref inFlight);

    public void End(bool isAttempt, bool? isSuccess)
    {
        if (isAttempt)
        {
            switch (isSuccess)
            {
                case true:
                    Interlocked.Increment(ref succeeded);
                    break;
                case false:
                    Interlocked.Increment(ref failed);
                    break;
                default:
                    Interlocked.Increment(ref abandoned);
                    break;
            }
        }

        Interlocked.Decrement(ref inFlight);
    }

    public KeyStatistics GetStatistics()
    {
        long good = Interlocked.Read(ref succeeded), bad = Interlocked.Read(ref failed), left = Interlocked.Read(ref abandoned);
        return new KeyStatistics(
            Alias, Account, Breaker.State, Breaker.Until, Breaker.Reason, Volatile.Read(ref inFlight), good + bad + left, good, bad, left);
    }
}
