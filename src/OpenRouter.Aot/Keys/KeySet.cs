namespace OpenRouter.Aot;

/// <summary>A set of keys as bits. It allocates with its first member, so a request that fails nowhere pays nothing.</summary>
internal struct KeySet
{
    private KeyMembership? membership;
    private ulong[]? words;

    /// <summary>A copy of a set.</summary>
    public KeySet(in KeySet other)
    {
        membership = other.membership;
        words = (ulong[]?)other.words?.Clone();
    }

    public readonly bool IsEmpty => words is null;

    /// <summary>Adds a key; one that has left the pool need not be kept out of it.</summary>
    public void Add(PoolKey key)
    {
        if (key.Place is not { } place)
            return;
        if (!ReferenceEquals(membership, place.Membership))
        {
            this = In(place.Membership);
            membership = place.Membership;
            words ??= new ulong[place.Membership.WordCount];
        }

        words![place.Slot >> 6] |= 1UL << (place.Slot & 63);
    }

    public readonly bool Contains(PoolKey key) =>
        key.Place is { } place && In(place.Membership).words is { } found && (found[place.Slot >> 6] & (1UL << (place.Slot & 63))) != 0;

    public readonly ulong Word(int index) => words is null ? 0 : words[index];

    /// <summary>The same keys by their numbers in a membership, which a reload may have changed.</summary>
    public readonly KeySet In(KeyMembership other)
    {
        if (words is null || ReferenceEquals(membership, other))
            return this;
        var moved = new KeySet { membership = other, words = new ulong[other.WordCount] };
        for (int slot = 0; slot < membership!.Keys.Length; slot++)
        {
            if ((words[slot >> 6] & (1UL << (slot & 63))) == 0)
                continue;
            int there = SlotIn(other, membership.Keys[slot]);
            if (there >= 0)
                moved.words[there >> 6] |= 1UL << (there & 63);
        }

        return moved;
    }

    private static int SlotIn(KeyMembership other, PoolKey key)
    {
        for (KeyPlace? place = key.Place; place is not null; place = place.Other)
        {
            if (ReferenceEquals(place.Membership, other))
                return place.Slot;
        }

        // A request may still hold a membership that the key has left since, by another reload.
        return Array.IndexOf(other.Keys, key);
    }
}
