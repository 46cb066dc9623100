using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// A place for one lease. Its stamp says whether it is free, lent or being given back, and for the how-many-th time; who exchanges the stamp
/// owns the rest until the next exchange, so that the counters need no interlocked operation of their own. Ahead-of-time compilation inlines none
/// of its methods unless told to, and each call is a third of what they do.
/// </summary>
/// <param name="key">The key.</param>
internal sealed class LeaseSlot(PoolKey key)
{
    private const long Lent = 1, Ending = 2, Turn = 4, Phase = 3;

    private long stamp;
    private long picks;
    private long succeeded;
    private long latencyTicks;
    private LeaseSlot? next;

    public PoolKey Key => key;

    /// <summary>The place after this one; null at the end.</summary>
    public LeaseSlot? Next => Volatile.Read(ref next);

    public bool IsLent => (Volatile.Read(ref stamp) & Phase) != 0;

    /// <summary>The probes that the lease holds; null for none.</summary>
    public LeaseProbes? Probes { get; set; }

    /// <summary>What the lease holds of the limits.</summary>
    public LeasePermits Permits { get; set; }

    public long Picks => Volatile.Read(ref picks);

    public long Succeeded => Volatile.Read(ref succeeded);

    public long LatencyTicks => Volatile.Read(ref latencyTicks);

    /// <summary>Takes the slot; 0 where it is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TryLend()
    {
        long before = Volatile.Read(ref stamp);
        return (before & Phase) == 0 && Interlocked.CompareExchange(ref stamp, before + Lent, before) == before ? before + Lent : 0;
    }

    /// <summary>Ends a lease; true for exactly one of its copies, which must then <see cref="Free"/> the slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnd(long lent) =>
        Volatile.Read(ref stamp) == lent && Interlocked.CompareExchange(ref stamp, lent - Lent + Ending, lent) == lent;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountPick() => Volatile.Write(ref picks, picks + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CountSuccess(long ticks)
    {
        Volatile.Write(ref succeeded, succeeded + 1);
        Volatile.Write(ref latencyTicks, latencyTicks + ticks);
    }

    /// <summary>Makes the slot free for the next lease.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Free(long lent) => Volatile.Write(ref stamp, lent - Lent + Turn);

    /// <summary>The place after this one, made where there is none.</summary>
    public LeaseSlot Grow()
    {
        if (Next is { } existing)
            return existing;
        var slot = new LeaseSlot(key);
        return Interlocked.CompareExchange(ref next, slot, null) ?? slot;
    }
}
