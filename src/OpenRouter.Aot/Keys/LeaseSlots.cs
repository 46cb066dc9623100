using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// The places for a key's leases: a list that only grows, to as many as ever ran at once. Each place is an object of its own, so that from the key
/// to its place is one load: what follows the ticket of a pick waits for every one.
/// </summary>
internal struct LeaseSlots
{
    private LeaseSlot recent;

    public LeaseSlots(PoolKey key) => recent = First = new LeaseSlot(key);

    /// <summary>The first place, from which the others follow.</summary>
    public LeaseSlot First { get; }

    /// <summary>Takes the place that was given back last, or another, or a new one.</summary>
    /// <param name="stamp">The stamp of the lease.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeaseSlot Take(out long stamp)
    {
        LeaseSlot slot = Volatile.Read(ref recent);
        stamp = slot.TryLend();
        return stamp != 0 ? slot : TakeAnother(slot, out stamp);
    }

    /// <summary>Makes a place the first to be tried. Leases that follow each other find it so, and write nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutFirst(LeaseSlot slot)
    {
        if (!ReferenceEquals(Volatile.Read(ref recent), slot))
            Volatile.Write(ref recent, slot);
    }

    private LeaseSlot TakeAnother(LeaseSlot taken, out long stamp)
    {
        LeaseSlot slot = taken;
        do
        {
            slot = slot.Next ?? First;
            stamp = slot.TryLend();
        }
        while (stamp == 0 && !ReferenceEquals(slot, taken));

        while (stamp == 0)
        {
            slot = slot.Grow();
            stamp = slot.TryLend();
        }

        PutFirst(slot);
        return slot;
    }
}
