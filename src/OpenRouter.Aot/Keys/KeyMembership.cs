namespace OpenRouter.Aot;

/// <summary>
/// The keys of a pool between two reloads: immutable, but for the packed bits that say which of them serve. Each change of health raises the
/// version, by which a published view knows that it is out of date; a full key does not, for it is full only for moments.
/// </summary>
internal sealed class KeyMembership : IThreadPoolWorkItem
{
    // Threads that fill or free the same key at once may each count it for a moment: room for far more than there are keys.
    private const long VersionStep = 1 << 20;

    private readonly KeyRing ring;
    private readonly HealthBits healthy;
    private readonly HealthBits healthyForFreeModels;
    private readonly HealthBits expiring;
    private readonly HealthBits room;
    private PaddedLong state;
    private int isQueued;

    /// <summary>Makes a membership whose keys are all out: each comes in as it is moved here.</summary>
    public KeyMembership(KeyRing ring, IReadOnlyList<KeyEntry> entries)
    {
        this.ring = ring;
        Entries = entries;
        Keys = [.. entries.SelectMany(entry => entry.Keys)];
        Weights = WeightedRound.Reduce([.. Keys.Select(key => key.Weight)]);
        healthy = new HealthBits(Keys.Length);
        healthyForFreeModels = new HealthBits(Keys.Length);
        expiring = new HealthBits(Keys.Length);
        room = new HealthBits(Keys.Length, areSet: true);
    }

    /// <summary>The aliases, in the order of the options.</summary>
    public IReadOnlyList<KeyEntry> Entries { get; }

    /// <summary>The keys by slot: an alias that is being replaced has two.</summary>
    public PoolKey[] Keys { get; }

    /// <summary>The keys' weights by slot, as the smallest whole numbers of the same proportions.</summary>
    public int[] Weights { get; }

    public int WordCount => healthy.WordCount;

    /// <summary>How often the health of any key has changed, in steps of <see cref="VersionStep"/>.</summary>
    public long Version => State & -VersionStep;

    /// <summary>The version, and below its step the number of full keys: one look tells whether a view of that version may be used as it is.</summary>
    public long State => Volatile.Read(ref state.Value);

    /// <summary>The keys of a word that any request could use, were they not full.</summary>
    public ulong Healthy(int word) => healthy.Word(word);

    /// <summary>The keys of a word that a request may use.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isFreeModel">Whether the model is a free one.</param>
    /// <param name="areExpiring">The keys that expire soon, or the others.</param>
    /// <param name="heedsRoom">Without the keys that are full.</param>
    public ulong Serving(int word, bool isFreeModel, bool areExpiring, bool heedsRoom)
    {
        ulong bits = healthy.Word(word) & (areExpiring ? expiring.Word(word) : ~expiring.Word(word));
        if (isFreeModel)
            bits &= healthyForFreeModels.Word(word);
        return heedsRoom ? bits & room.Word(word) : bits;
    }

    /// <summary>Writes down what is true of a key.</summary>
    public void Put(int slot, KeyFlags flags)
    {
        bool hasChanged = healthy.Put(slot, (flags & KeyFlags.Healthy) != 0);
        hasChanged |= healthyForFreeModels.Put(slot, (flags & KeyFlags.HealthyForFreeModels) != 0);
        hasChanged |= expiring.Put(slot, (flags & KeyFlags.Expiring) != 0);
        PutRoom(slot, (flags & KeyFlags.Room) != 0);
        if (!hasChanged)
            return;

        Interlocked.Add(ref state.Value, VersionStep);
        // Picks go by the bits until the views are published again. A burst of changes publishes once.
        if (Volatile.Read(ref isQueued) == 0 && Interlocked.Exchange(ref isQueued, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        // Before the bits are read: what changes from here on queues the next.
        Interlocked.Exchange(ref isQueued, 0);
        ring.Publish(this);
    }

    private void PutRoom(int slot, bool hasRoom)
    {
        if (room.Contains(slot) == hasRoom)
            return;

        // Counted before the bit falls and after it rose: the count is never below the number of full keys.
        if (!hasRoom)
            Interlocked.Increment(ref state.Value);
        if (room.Put(slot, hasRoom) == hasRoom)
            Interlocked.Decrement(ref state.Value);
    }
}
