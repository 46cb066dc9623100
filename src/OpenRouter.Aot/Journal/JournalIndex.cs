using System.Runtime.InteropServices;

namespace OpenRouter.Aot;

/// <summary>
/// The requests of a journal by the hash of their ids: 24 bytes each, and as much room again as a hash table wants, about 33 bytes in all. It grows a
/// 256th at a time, so that no moment needs twice the room. Not safe for use by several threads.
/// </summary>
internal sealed class JournalIndex
{
    private const int SegmentBits = 8;
    private const int LeastCapacity = 8;

    // Above this share of a segment a search takes too many steps; grown by a quarter it is back at two thirds.
    private const int MostLoadPercent = 83;

    private readonly Segment[] segments = new Segment[1 << SegmentBits];

    /// <summary>How many requests it knows.</summary>
    public long Count { get; private set; }

    /// <summary>What is known of a request; made where nothing is. The reference holds until the next call.</summary>
    /// <param name="id">The hash of its id.</param>
    public ref ulong At(UInt128 id)
    {
        ref Segment segment = ref segments[(int)(id >> (128 - SegmentBits))];
        if (segment.Slots is null || (segment.Count + 1) * 100 > segment.Slots.Length * MostLoadPercent)
            Grow(ref segment);
        ref Slot slot = ref Find(segment.Slots!, id);
        if (slot.Id == 0)
        {
            // Zero marks an empty place; that an id hashes to it is as likely as a broken memory.
            slot.Id = id;
            segment.Count++;
            Count++;
        }

        return ref slot.Entry;
    }

    /// <summary>Goes through all entries; each may be changed.</summary>
    /// <param name="change">Gets an entry and returns it as it is to be.</param>
    public void Change(Func<JournalEntry, JournalEntry> change)
    {
        foreach (ref Segment segment in segments.AsSpan())
        {
            foreach (ref Slot slot in segment.Slots.AsSpan())
            {
                if (slot.Id != 0)
                    slot.Entry = change(new JournalEntry(slot.Entry)).Packed;
            }
        }
    }

    private static void Grow(ref Segment segment)
    {
        Slot[] before = segment.Slots ?? [];
        segment.Slots = new Slot[Math.Max(LeastCapacity, before.Length + (before.Length / 4))];
        foreach (ref Slot slot in before.AsSpan())
        {
            if (slot.Id != 0)
                Find(segment.Slots, slot.Id) = slot;
        }
    }

    private static ref Slot Find(Slot[] slots, UInt128 id)
    {
        int at = (int)Math.BigMul((ulong)id, (ulong)slots.Length, out _);
        while (slots[at].Id != 0 && slots[at].Id != id)
            at = at + 1 == slots.Length ? 0 : at + 1;
        return ref slots[at];
    }

    private struct Segment
    {
        public Slot[]? Slots;
        public int Count;
    }

    // Of three words: a 128-bit number alone would be aligned to 16 bytes, and make it four.
    [StructLayout(LayoutKind.Sequential, Pack = 8)]
    private struct Slot
    {
        private ulong high;
        private ulong low;
        public ulong Entry;

        public UInt128 Id
        {
            readonly get => new(high, low);
            set => (high, low) = ((ulong)(value >> 64), (ulong)value);
        }
    }
}
