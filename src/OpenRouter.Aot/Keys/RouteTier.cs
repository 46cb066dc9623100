namespace OpenRouter.Aot;

/// <summary>The keys of one priority that a route may use, as bits: which words of the membership, and which bits of them.</summary>
/// <param name="Words">The words, ascending.</param>
internal sealed record RouteTier((int Index, ulong Mask)[] Words)
{
    /// <summary>Sorts slots into tiers.</summary>
    /// <param name="slots">The slots with their priorities.</param>
    public static RouteTier[] Create(IEnumerable<(int Slot, int Priority)> slots) =>
        [.. slots.GroupBy(key => key.Priority).OrderBy(tier => tier.Key).Select(tier => Create(tier.Select(key => key.Slot)))];

    public bool Contains(int slot)
    {
        foreach ((int index, ulong mask) in Words)
        {
            if (index == slot >> 6)
                return (mask & (1UL << (slot & 63))) != 0;
        }

        return false;
    }

    private static RouteTier Create(IEnumerable<int> slots) =>
        new([.. slots.GroupBy(slot => slot >> 6).OrderBy(word => word.Key).Select(word => (word.Key, word.Aggregate(0UL, (mask, slot) => mask | (1UL << (slot & 63)))))]);
}
