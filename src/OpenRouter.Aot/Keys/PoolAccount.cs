namespace OpenRouter.Aot;

/// <summary>An account of the pool, over all reloads: what its keys share.</summary>
/// <param name="label">The account's label; the alias of a key that stands alone.</param>
internal sealed class PoolAccount(string label)
{
    private PoolKey[] keys = [];

    public string Label => label;

    /// <summary>What places sessions: the same in every process.</summary>
    public ulong Hash { get; } = SessionHash.Of(label);

    /// <summary>The keys of the account that are in the pool now.</summary>
    public ReadOnlySpan<PoolKey> Keys => Volatile.Read(ref keys);

    /// <summary>How many attempts may run at once with all its keys.</summary>
    public ConcurrencyLimit Concurrency { get; } = new();

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
        Concurrency.Configure(maxConcurrency, members);
        foreach (PoolKey key in members)
            key.NoteLimits();
    }
}
