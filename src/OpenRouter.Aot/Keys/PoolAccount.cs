namespace OpenRouter.Aot;

/// <summary>An account of the pool, over all reloads: what its keys share.</summary>
/// <param name="label">The account's label; the alias of a key that stands alone.</param>
internal sealed class PoolAccount(string label)
{
    private PoolKey[] keys = [];
    private int limit = int.MaxValue;
    private int permits;
    private int isFull;
    private bool countsAll;

    public string Label => label;

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
        bool isNew = !HasLimit && maxConcurrency is not null;
        Volatile.Write(ref keys, members);
        Volatile.Write(ref limit, maxConcurrency ?? int.MaxValue);
        foreach (PoolKey key in members)
            key.NoteLimits();

        // What began before there was a limit has no permit: from then on the places in flight are counted instead.
        Interlocked.MemoryBarrier();
        Volatile.Write(ref countsAll, HasLimit && (countsAll || (isNew && InFlight > 0)));
        Interlocked.Exchange(ref isFull, 0);
    }

    /// <summary>Takes one of the account's permits for a key that is lent already; where there is none, the account's keys are marked full.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref permits) <= Volatile.Read(ref limit) && IsWithinLimit())
            return true;
        Interlocked.Decrement(ref permits);
        Put(isFull: true);
        if (Volatile.Read(ref permits) < Volatile.Read(ref limit) && IsWithinLimit())
            Put(isFull: false);
        return false;
    }

    /// <summary>Notes that a lease of one of its keys ended.</summary>
    /// <param name="hasPermit">Whether it held one of the account's permits, which it gives back.</param>
    public void Return(bool hasPermit)
    {
        if (hasPermit)
            Interlocked.Decrement(ref permits);
        if (!IsFull)
            return;
        if (Volatile.Read(ref countsAll) ? InFlight < Volatile.Read(ref limit) : hasPermit)
            Put(isFull: false);
    }

    private bool IsWithinLimit() => !Volatile.Read(ref countsAll) || InFlight <= Volatile.Read(ref limit);

    private void Put(bool isFull)
    {
        Interlocked.Exchange(ref this.isFull, isFull ? 1 : 0);
        ReadOnlySpan<PoolKey> members = Keys;
        foreach (PoolKey key in members)
            key.Reflect();
        if (!isFull && !members.IsEmpty)
            members[0].Ring.RoomReturned?.Invoke();
    }
}
