using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// The places for a key's leases, as a list of blocks that only grows: as many as ever ran at once. A limit of concurrency is simply the number
/// of places.
/// </summary>
internal sealed class LeaseSlots
{
    private const int FirstLength = 4;
    private const int LongestBlock = 1024;

    private readonly LeaseSlot[] slots;
    private readonly int first;
    private LeaseSlots? next;
    private int hint;

    public LeaseSlots(PoolKey key)
        : this(key, 0, FirstLength)
    {
    }

    private LeaseSlots(PoolKey key, int first, int length)
    {
        Key = key;
        this.first = first;
        slots = new LeaseSlot[length];
    }

    public PoolKey Key { get; }

    /// <summary>The next block; null at the end.</summary>
    public LeaseSlots? Next => Volatile.Read(ref next);

    public ReadOnlySpan<LeaseSlot> Slots => slots;

    public ref LeaseSlot this[int index] => ref slots[index];

    /// <summary>Takes the place that was given back last, or another of this block.</summary>
    /// <param name="limit">How many places the key may use at all.</param>
    /// <param name="index">The place.</param>
    /// <returns>The stamp of the lease; 0 where no place is free.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long TryLend(int limit, out int index)
    {
        LeaseSlot[] all = slots;
        int length = Math.Min(all.Length, limit - first);
        int start = Volatile.Read(ref hint);
        if ((uint)start < (uint)length && all[start].TryLend() is var stamp and not 0)
        {
            index = start;
            return stamp;
        }

        return TryLendAnother(length, start, out index);
    }

    /// <summary>Makes a place the first to be tried.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TryFirst(int index)
    {
        if (Volatile.Read(ref hint) != index)
            Volatile.Write(ref hint, index);
    }

    /// <summary>The block after this one, made where there is none; null where the limit forbids one.</summary>
    public LeaseSlots? Grow(int limit)
    {
        if (Next is { } existing)
            return existing;
        int end = first + slots.Length;
        if (end >= limit)
            return null;
        var block = new LeaseSlots(Key, end, Math.Min(end, LongestBlock));
        return Interlocked.CompareExchange(ref next, block, null) ?? block;
    }

    // The hint moves only when it missed: leases that follow each other neither search nor write it.
    private long TryLendAnother(int length, int start, out int index)
    {
        for (int i = 0; i < length; i++)
        {
            index = (start + i) % length;
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
