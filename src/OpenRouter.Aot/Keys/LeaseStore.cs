using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>A key's leases and what was counted of them. A part of its key, not an object of its own: every lease would pay for the way to it.</summary>
internal struct LeaseStore(PoolKey key)
{
    private readonly LeaseBlock first = new(key);
    private LeaseBlock? recent;
    private FailureTally failures;
    private long abandoned;

    /// <summary>Leases that run.</summary>
    public readonly int InFlight
    {
        get
        {
            int count = 0;
            for (LeaseBlock? block = first; block is not null; block = block.Next)
            {
                foreach (ref readonly LeaseSlot slot in block.Slots)
                    count += slot.IsLent ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Takes a place, where one was given back last or else anywhere; it always finds one.</summary>
    /// <param name="block">The block of the place.</param>
    /// <param name="index">The place.</param>
    /// <returns>The stamp of the lease.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long Lend(out LeaseBlock block, out int index)
    {
        block = Volatile.Read(in recent) ?? first;
        long stamp = block.TryLend(out index);
        return stamp != 0 ? stamp : LendAny(out block, out index);
    }

    /// <summary>Makes a place free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Free(LeaseBlock block, ref LeaseSlot slot, int index, long stamp)
    {
        slot.Free(stamp);
        block.TryFirst(index);
        if (!ReferenceEquals(Volatile.Read(in recent), block))
            Volatile.Write(ref recent, block);
    }

    public void CountFailure(VerdictScope scope) => failures.Count(scope);

    public void CountAbandoned() => Interlocked.Increment(ref abandoned);

    public readonly KeyTotals GetTotals()
    {
        long picks = 0, succeeded = 0, latency = 0;
        int inFlight = 0;
        for (LeaseBlock? block = first; block is not null; block = block.Next)
        {
            foreach (ref readonly LeaseSlot slot in block.Slots)
            {
                picks += slot.Picks;
                succeeded += slot.Succeeded;
                latency += slot.LatencyTicks;
                inFlight += slot.IsLent ? 1 : 0;
            }
        }

        return new KeyTotals(picks, inFlight, succeeded, Volatile.Read(in abandoned), failures.Read(), latency);
    }

    private readonly long LendAny(out LeaseBlock block, out int index)
    {
        for (block = first; ; block = block.Grow())
        {
            long stamp = block.TryLend(out index);
            if (stamp != 0)
                return stamp;
        }
    }
}
