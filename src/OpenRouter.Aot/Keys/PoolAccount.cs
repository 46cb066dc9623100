namespace OpenRouter.Aot;

/// <summary>An account of the pool, over all reloads: what its keys share.</summary>
/// <param name="label">The account's label; the alias of a key that stands alone.</param>
internal sealed class PoolAccount(string label)
{
    private PoolKey[] keys = [];
    private int limit = int.MaxValue;
    private int permits;
    private int isFull;

    public string Label => label;

    /// <summary>What places sessions: the same in every process.</summary>
    public ulong Hash { get; } = SessionHash.Of(label);

    /// <summary>The keys of the account that are in the pool now.</summary>
    public ReadOnlySpan<PoolKey> Keys => Volatile.Read(ref keys);

    public bool HasLimit => Volatile.Read(ref limit) != int.MaxValue;

    /// <summary>Whether a lease would pass the limit.</summary>
    public bool IsFull => Volatile.Read(ref isFull) != 0;

    /// <summary>Attempts that run with any of its keys.</summary>
    public int InFlight
    {
        get
        {
            int sum = 0;
            foreach (PoolKey key in Keys)
                sum += key.InFlight;
            return sum;
        }
    }

    /// <summary>Takes a reload's settings over.</summary>
    public void Configure(PoolKey[] members, int? maxConcurrency)
    {
        Volatile.Write(ref keys, members);
        Volatile.Write(ref limit, maxConcurrency ?? int.MaxValue);
        Interlocked.Exchange(ref isFull, 0);
        foreach (PoolKey key in members)
            key.NoteLimits();
    }

    /// <summary>Takes one of the account's permits; where there is none, its keys are marked full.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref permits) <= Volatile.Read(ref limit))
            return true;
        Interlocked.Decrement(ref permits);
        Put(isFull: true);
        if (Volatile.Read(ref permits) < Volatile.Read(ref limit))
            Put(isFull: false);
        return false;
    }

    /// <summary>Gives a permit back; keys that were full for want of one have room again.</summary>
    public void Return()
    {
        Interlocked.Decrement(ref permits);
        if (IsFull)
            Put(isFull: false);
    }

    private void Put(bool isFull)
    {
        Interlocked.Exchange(ref this.isFull, isFull ? 1 : 0);
        foreach (PoolKey key in Keys)
            key.Reflect();
    }
}
