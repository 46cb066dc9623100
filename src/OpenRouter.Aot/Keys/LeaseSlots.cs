using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// A key's leases and what was counted of them. The places form a list that only grows, to as many as ever ran at once; each is an object of its
/// own, so that from the key to its place is one load: what follows the ticket of a pick waits for every one. A part of its key for the same reason.
/// </summary>
internal struct LeaseSlots
{
    private readonly LeaseSlot first;
    private LeaseSlot recent;
    private FailureTally failures;
    private long abandoned;

    public LeaseSlots(PoolKey key) => recent = first = new LeaseSlot(key);

    /// <summary>Leases that run.</summary>
    public readonly int InFlight
    {
        get
        {
            int count = 0;
            for (LeaseSlot? slot = first; slot is not null; slot = slot.Next)
                count += slot.IsLent ? 1 : 0;
            return count;
        }
    }

    /// <summary>Takes the place that was given back last, or another, or a new one.</summary>
    /// <param name="stamp">The stamp of the lease.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeaseSlot Take(out long stamp)
    {
        LeaseSlot slot = Volatile.Read(ref recent);
        stamp = slot.TryLend();
        return stamp != 0 ? slot : TakeAnother(slot, out stamp);
    }

    /// <summary>Makes a place free, and the first to be tried. Leases that follow each other find it so already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Free(LeaseSlot slot, long stamp)
    {
        slot.Free(stamp);
        if (!ReferenceEquals(Volatile.Read(ref recent), slot))
            Volatile.Write(ref recent, slot);
    }

    public void CountFailure(VerdictScope scope) => failures.Count(scope);

    public void CountAbandoned() => Interlocked.Increment(ref abandoned);

    public readonly KeyTotals GetTotals()
    {
        long picks = 0, succeeded = 0, latency = 0;
        int inFlight = 0;
        for (LeaseSlot? slot = first; slot is not null; slot = slot.Next)
        {
            picks += slot.Picks;
            succeeded += slot.Succeeded;
            latency += slot.LatencyTicks;
            inFlight += slot.IsLent ? 1 : 0;
        }

        return new KeyTotals(picks, inFlight, succeeded, Volatile.Read(in abandoned), failures.Read(), latency);
    }

    private LeaseSlot TakeAnother(LeaseSlot taken, out long stamp)
    {
        LeaseSlot slot = taken;
        do
        {
            slot = slot.Next ?? first;
            stamp = slot.TryLend();
        }
        while (stamp == 0 && !ReferenceEquals(slot, taken));

        while (stamp == 0)
        {
            slot = slot.Grow();
            stamp = slot.TryLend();
        }

        Volatile.Write(ref recent, slot);
        return slot;
    }
}
