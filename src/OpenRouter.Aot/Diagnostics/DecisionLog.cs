using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>
/// The last decisions, in a ring of fixed size. Many threads write and read at once; nobody takes a lock, waits for another, or allocates to write.
/// </summary>
/// <remarks>
/// A record is larger than what a processor stores at once, so each place carries a version (a sequence lock): odd while it is written, and even,
/// another for each ticket, when it is whole. A writer takes a ticket, claims its place by exchanging the version, writes, and releases the version.
/// A reader reads the version, copies, and reads the version again: only where both are the ticket's own is the copy whole.
/// What holds the order on processors that reorder (ARM64): the exchange is a full fence, so no part of the record is stored before the odd
/// version; the last store of the version is a release, so all parts are stored before it; the reader's first look is an acquire, so the copy is
/// not read before it; and the read barrier keeps the second look behind the copy, which a volatile read alone would not. A torn copy never leaves
/// this class, and is harmless in it: each reference in it is still one to a string.
/// </remarks>
internal sealed class DecisionLog
{
    /// <summary>How many decisions are kept unless told otherwise: about 140 KB.</summary>
    public const int DefaultSize = 1024;

    private readonly Place[] places;
    private PaddedLong tickets;

    /// <param name="size">How many decisions are kept, a power of two.</param>
    public DecisionLog(int size = DefaultSize)
    {
        if (!BitOperations.IsPow2(size))
            throw new ArgumentOutOfRangeException(nameof(size), size, "The size must be a power of two.");
        places = new Place[size];
    }

    /// <summary>
    /// Writes a decision over the oldest. It is dropped where another thread holds the place: one that was held up in the middle of its own for a
    /// whole round of the ring, or one that came a round later and was faster.
    /// </summary>
    public void Add(in Decision decision)
    {
        long ticket = TakeTicket();
        if (TryClaim(ticket))
            Write(ticket, decision);
    }

    // The steps of a writer are apart so that a test can hold one up between them.

    /// <summary>The number of a record in the order of all, from 0.</summary>
    internal long TakeTicket() => Interlocked.Increment(ref tickets.Value) - 1;

    /// <summary>Claims the place of a ticket; false where another thread holds it, or has written a later record there.</summary>
    internal bool TryClaim(long ticket)
    {
        ref Place place = ref PlaceOf(ticket);
        long writing = (2 * ticket) + 1;
        long seen = Volatile.Read(ref place.Version);
        bool isTaken = seen > writing || (seen & 1) != 0;
        return !isTaken && Interlocked.CompareExchange(ref place.Version, writing, seen) == seen;
    }

    /// <summary>Fills the place that was claimed, and releases it.</summary>
    internal void Write(long ticket, in Decision decision)
    {
        ref Place place = ref PlaceOf(ticket);
        place.Decision = decision;
        Volatile.Write(ref place.Version, (2 * ticket) + 2);
    }

    /// <summary>The decisions that are there as a whole, in the order of their tickets. Those that are being written at this moment are left out.</summary>
    public IReadOnlyList<Decision> GetRecent()
    {
        long end = Volatile.Read(ref tickets.Value);
        long first = Math.Max(0, end - places.Length);
        var recent = new List<Decision>((int)(end - first));
        for (long ticket = first; ticket < end; ticket++)
        {
            if (TryRead(ticket, out Decision decision))
                recent.Add(decision);
        }

        return recent;
    }

    private bool TryRead(long ticket, out Decision decision)
    {
        ref Place place = ref PlaceOf(ticket);
        long whole = (2 * ticket) + 2;
        if (Volatile.Read(ref place.Version) == whole)
        {
            decision = place.Decision;
            Volatile.ReadBarrier();
            if (Volatile.Read(ref place.Version) == whole)
                return true;
        }

        decision = default;
        return false;
    }

    private ref Place PlaceOf(long ticket) => ref places[ticket & (places.Length - 1)];

    private struct Place
    {
        public long Version;
        public Decision Decision;
    }
}
