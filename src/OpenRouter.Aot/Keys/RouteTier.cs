namespace OpenRouter.Aot;

/// <summary>The keys of one priority that a route may use, as bits: which words of the membership, and which bits of them.</summary>
internal sealed class RouteTier
{
    private readonly int priority;

    private RouteTier(int priority) => this.priority = priority;

    /// <summary>The words, ascending.</summary>
    public (int Index, ulong Mask)[] Words { get; private set; } = [];

    /// <summary>Sorts slots into tiers.</summary>
    /// <param name="slots">The slots, ascending.</param>
    /// <param name="priorities">The priorities of all slots.</param>
    public static RouteTier[] Create(List<int> slots, int[] priorities)
    {
        var tiers = new List<RouteTier>();
        foreach (int slot in slots)
        {
            RouteTier? tier = tiers.Find(one => one.priority == priorities[slot]);
            if (tier is null)
            {
                // There are a few. To sort a list brings comparers of every type of list into an image, 48 KB that are laid out at every start.
                int place = tiers.Count;
                while (place > 0 && tiers[place - 1].priority > priorities[slot])
                    place--;
                tiers.Insert(place, tier = new RouteTier(priorities[slot]));
            }

            tier.Add(slot);
        }

        return [.. tiers];
    }

    public bool Contains(int slot)
    {
        foreach ((int index, ulong mask) in Words)
        {
            if (index == slot >> 6)
                return (mask & (1UL << (slot & 63))) != 0;
        }

        return false;
    }

    private void Add(int slot)
    {
        if (Words is not [.., (int index, _)] || index != slot >> 6)
            Words = [.. Words, (slot >> 6, 0)];
        Words[^1].Mask |= 1UL << (slot & 63);
    }
}
