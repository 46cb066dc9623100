using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>Places for a key's leases. A key has as many blocks as it takes for all that ever ran at once.</summary>
internal sealed class LeaseBlock
{
    private const int FirstLength = 4;
    private const int MaxLength = 1024;

    private readonly LeaseSlot[] slots;
    private LeaseBlock? next;
    private int hint;

    public LeaseBlock(PoolKey key)
        : this(key, FirstLength)
    {
    }

    private LeaseBlock(PoolKey key, int length)
    {
        Key = key;
        slots = new LeaseSlot[length];
    }

    public PoolKey Key { get; }

    /// <summary>The next block; null at the end.</summary>
    public LeaseBlock? Next => Volatile.Read(ref next);

    public ReadOnlySpan<LeaseSlot> Slots => slots;

    public ref LeaseSlot this[int index] => ref slots[index];

    /// <summary>Takes the place that was given back last, or another of this block.</summary>
    /// <param name="index">The place.</param>
    /// <returns>The stamp of the lease; 0 where no place is free.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TryLend(out int index)
    {
        LeaseSlot[] all = slots;
        int start = Volatile.Read(ref hint);
        if ((uint)start < (uint)all.Length && all[start].TryLend() is var stamp and not 0)
        {
            index = start;
            return stamp;
        }

        return TryLendAnother(start, out index);
    }

    /// <summary>Makes a place the first to be tried.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TryFirst(int index)
    {
        if (Volatile.Read(ref hint) != index)
            Volatile.Write(ref hint, index);
    }

    /// <summary>The block after this one, made where there is none.</summary>
    public LeaseBlock Grow()
    {
        if (Next is { } existing)
            return existing;
        var block = new LeaseBlock(Key, Math.Min(slots.Length * 2, MaxLength));
        return Interlocked.CompareExchange(ref next, block, null) ?? block;
    }

    // The hint moves only when it missed: leases that follow each other neither search nor write it.
    private long TryLendAnother(int start, out int index)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            index = (start + i) % slots.Length;
            long stamp = slots[index].TryLend();
            if (stamp == 0)
                continue;
            Volatile.Write(ref hint, index + 1);
            return stamp;
        }

        index = -1;
        return 0;
    }
}
