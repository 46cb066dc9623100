namespace OpenRouter.Aot;

/// <summary>
/// What the routes to one group of a membership share: each change of health raises the version, by which a published view knows that it is out
/// of date. A full key does not, for it is full only for moments. What happens in a group never disturbs another.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="name">The group's name; null for the keys without one.</param>
/// <param name="roundLength">How many picks the keys' weights make.</param>
internal sealed class KeyGroup(KeyRing ring, string? name, int roundLength) : IThreadPoolWorkItem
{
    // Threads that fill or free the same key at once may each count it for a moment: room for far more than there are keys.
    private const long VersionStep = 1 << 20;

    // A round that is published by who made the change is never served in two orders; the length bounds what he pays for it.
    private const int LongestAtOnce = 256;

    private PaddedLong state;
    private int isQueued;

    public string? Name => name;

    /// <summary>How often the health of any key has changed, in steps of <see cref="VersionStep"/>.</summary>
    public long Version => State & -VersionStep;

    /// <summary>The version, and below its step the number of full keys: one look tells whether a view of that version may be used as it is.</summary>
    public long State => Volatile.Read(ref state.Value);

    /// <summary>A key's health has changed, and its bits say so.</summary>
    public void NoteChange()
    {
        Interlocked.Add(ref state.Value, VersionStep);
        if (ring.Strategy == KeyStrategy.Weighted && roundLength <= LongestAtOnce)
            ring.Publish(this);
        else
            QueuePublication();
    }

    /// <summary>Has the views published soon. Until then picks go by the bits; a burst of changes publishes once.</summary>
    public void QueuePublication()
    {
        if (Volatile.Read(ref isQueued) == 0 && Interlocked.Exchange(ref isQueued, 1) == 0)
            ring.Queue(this);
    }

    /// <summary>A key is about to be marked full.</summary>
    public void CountFull() => Interlocked.Increment(ref state.Value);

    /// <summary>A key is no longer marked full.</summary>
    public void DiscountFull() => Interlocked.Decrement(ref state.Value);

    void IThreadPoolWorkItem.Execute()
    {
        // Before the bits are read: what changes from here on queues the next.
        Interlocked.Exchange(ref isQueued, 0);
        ring.Publish(this);
    }
}
