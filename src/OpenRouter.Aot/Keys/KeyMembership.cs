namespace OpenRouter.Aot;

/// <summary>The keys of a pool between two reloads: immutable, but for the packed bits that say which of them serve.</summary>
internal sealed class KeyMembership
{
    private readonly HealthBits healthy;
    private readonly HealthBits healthyForFreeModels;
    private readonly HealthBits expiring;
    private readonly HealthBits room;
    private readonly KeyGroup[] groups;

    /// <summary>Makes a membership whose keys are all out: each comes in as it is moved here.</summary>
    public KeyMembership(KeyRing ring, IReadOnlyList<KeyEntry> entries)
    {
        Entries = entries;
        Keys = [.. entries.SelectMany(entry => entry.Keys)];
        Priorities = [.. entries.SelectMany(entry => entry.Keys.Select(_ => entry.Priority))];
        Weights = WeightedRound.Reduce([.. Keys.Select(key => key.Weight)]);
        groups = new KeyGroup[Keys.Length];
        foreach (IGrouping<string, int> slots in Enumerable.Range(0, Keys.Length).GroupBy(slot => Keys[slot].Group ?? "", StringComparer.Ordinal))
        {
            var group = new KeyGroup(ring, Keys[slots.First()].Group, slots.Sum(slot => Weights[slot]));
            foreach (int slot in slots)
                groups[slot] = group;
        }

        healthy = new HealthBits(Keys.Length);
        healthyForFreeModels = new HealthBits(Keys.Length);
        expiring = new HealthBits(Keys.Length);
        room = new HealthBits(Keys.Length, areSet: true);
    }

    /// <summary>The aliases, in the order of the options.</summary>
    public IReadOnlyList<KeyEntry> Entries { get; }

    /// <summary>The keys by slot: an alias that is being replaced has two.</summary>
    public PoolKey[] Keys { get; }

    /// <summary>The keys' tiers by slot.</summary>
    public int[] Priorities { get; }

    /// <summary>The keys' weights by slot, as the smallest whole numbers of the same proportions.</summary>
    public int[] Weights { get; }

    public int WordCount => healthy.WordCount;

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
        if (hasChanged)
            groups[slot].NoteChange();
    }

    /// <summary>The group of a key.</summary>
    public KeyGroup GroupOf(int slot) => groups[slot];

    private void PutRoom(int slot, bool hasRoom)
    {
        if (room.Contains(slot) == hasRoom)
            return;

        // Counted before the bit falls and after it rose: the count is never below the number of full keys.
        if (!hasRoom)
            groups[slot].CountFull();
        if (room.Put(slot, hasRoom) == hasRoom)
            groups[slot].DiscountFull();
    }
}
