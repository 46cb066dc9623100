using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>The keys of a pool between two reloads: immutable, but for the packed bits that say which of them serve.</summary>
internal sealed class KeyMembership
{
    private readonly HealthBits healthy;
    private readonly HealthBits healthyForFreeModels;
    private readonly HealthBits expiring;
    private readonly HealthBits room;
    private readonly HealthBits resetsSoon;
    private readonly HealthBits limited;
    private readonly KeyGroup[] groups;
    private int resetsSoonCount;
    private int limitedCount;

    /// <summary>Makes a membership whose keys are all out: each comes in as it is moved here.</summary>
    public KeyMembership(KeyRing ring, IReadOnlyList<KeyEntry> entries)
    {
        Entries = entries;
        var keys = new List<PoolKey>(entries.Count);
        var priorities = new List<int>(entries.Count);
        foreach (KeyEntry entry in entries)
        {
            foreach (PoolKey key in entry.Keys)
            {
                keys.Add(key);
                priorities.Add(entry.Priority);
            }
        }

        Keys = [.. keys];
        Priorities = [.. priorities];
        Weights = WeightedRound.Reduce(Array.ConvertAll(Keys, static key => key.Weight));
        groups = Group(ring);
        healthy = new HealthBits(Keys.Length);
        healthyForFreeModels = new HealthBits(Keys.Length);
        expiring = new HealthBits(Keys.Length);
        room = new HealthBits(Keys.Length, areSet: true);
        resetsSoon = new HealthBits(Keys.Length);
        limited = new HealthBits(Keys.Length);
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

    /// <summary>Whether any key has money left that a reset takes away soon; without one nobody needs to look for them.</summary>
    public bool AnyResetsSoon => Volatile.Read(ref resetsSoonCount) != 0;

    /// <summary>The keys of a word that have money left that a reset takes away soon.</summary>
    public ulong ResetsSoon(int word) => resetsSoon.Word(word);

    /// <summary>Adds the keys of a group that do not cover a cost. Costs one look where no key of the pool has a limit that is known.</summary>
    /// <param name="microUsd">The cost in millionths of a dollar.</param>
    /// <param name="group">The group; null for the keys without one.</param>
    /// <param name="excluded">What they are added to.</param>
    public void AddShort(long microUsd, string? group, ref KeySet excluded)
    {
        if (Volatile.Read(ref limitedCount) == 0)
            return;
        for (int index = 0; index < limited.WordCount; index++)
        {
            for (ulong word = limited.Word(index); word != 0; word &= word - 1)
            {
                PoolKey key = Keys[(index * 64) + BitOperations.TrailingZeroCount(word)];
                if (!key.Budget.Covers(microUsd) && string.Equals(key.Group, group, StringComparison.Ordinal))
                    excluded.Add(key);
            }
        }
    }

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
        hasChanged |= Put(resetsSoon, ref resetsSoonCount, slot, (flags & KeyFlags.ResetsSoon) != 0);
        Put(limited, ref limitedCount, slot, (flags & KeyFlags.Limited) != 0);
        PutRoom(slot, (flags & KeyFlags.Room) != 0);
        if (hasChanged)
            groups[slot].NoteChange();
    }

    /// <summary>The group of a key.</summary>
    public KeyGroup GroupOf(int slot) => groups[slot];

    // For a moment the count may differ from the bits, by as many as are being put: then somebody looks in vain, or not yet.
    private static bool Put(HealthBits bits, ref int count, int slot, bool value)
    {
        if (!bits.Put(slot, value))
            return false;
        Interlocked.Add(ref count, value ? 1 : -1);
        return true;
    }

    private KeyGroup[] Group(KeyRing ring)
    {
        var roundLengths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int slot = 0; slot < Keys.Length; slot++)
        {
            string name = Keys[slot].Group ?? "";
            roundLengths[name] = roundLengths.GetValueOrDefault(name) + Weights[slot];
        }

        var named = new Dictionary<string, KeyGroup>(StringComparer.Ordinal);
        var bySlot = new KeyGroup[Keys.Length];
        for (int slot = 0; slot < Keys.Length; slot++)
        {
            string name = Keys[slot].Group ?? "";
            if (!named.TryGetValue(name, out KeyGroup? group))
                named.Add(name, group = new KeyGroup(ring, Keys[slot].Group, roundLengths[name]));
            bySlot[slot] = group;
        }

        return bySlot;
    }

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
