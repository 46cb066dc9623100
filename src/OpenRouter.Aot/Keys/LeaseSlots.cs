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
    public long TryLend(int limit, out int index)
    {
        int length = Math.Min(slots.Length, limit - first);
        int start = Volatile.Read(ref hint);
        for (int i = 0; i < length; i++)
        {
            index = start + i < length ? start + i : (start + i) % length;
            long stamp = slots[index].TryLend();
            if (stamp == 0)
                continue;
            Volatile.Write(ref hint, index + 1);
            return stamp;
        }

        index = -1;
        return 0;
    }

    /// <summary>Makes a place free and the first to be tried.</summary>
    public void Free(int index, long stamp)
    {
        slots[index].Free(stamp);
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
}
