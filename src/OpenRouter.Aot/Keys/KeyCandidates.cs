using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>The keys that may serve a request at this moment, read from the bits: the truth, of which a view is the published copy.</summary>
internal readonly ref struct KeyCandidates
{
    private readonly RouteKeys route;
    private readonly RouteTier? tier;
    private readonly Span<ulong> words;

    private KeyCandidates(RouteKeys route, RouteTier tier, Span<ulong> words, int count)
    {
        this.route = route;
        this.tier = tier;
        this.words = words;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The keys of the membership, by slot.</summary>
    public PoolKey[] Keys => route.Membership.Keys;

    /// <summary>The accounts of the route, also such without a candidate.</summary>
    public RouteAccount[] Accounts => route.Accounts;

    /// <summary>
    /// Finds the first tier of which any key may serve; keys that expire soon come last. Of the tier those go first whose money is lost at a reset
    /// soon, where there are any.
    /// </summary>
    /// <param name="route">The keys that the request may use.</param>
    /// <param name="excluded">Keys that it must not use.</param>
    /// <param name="heedsRoom">Without the keys that are full.</param>
    /// <param name="heedsResets">Whether keys whose money is lost soon go first: not for a session, which would lose its cache for it.</param>
    /// <param name="buffer">As many words as the membership has.</param>
    public static KeyCandidates Find(RouteKeys route, in KeySet excluded, bool heedsRoom, bool heedsResets, Span<ulong> buffer)
    {
        RouteTier[] tiers = route.Tiers;
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (RouteTier tier in tiers)
            {
                int count = 0;
                foreach ((int index, ulong mask) in tier.Words)
                {
                    ulong word = mask & ~excluded.Word(index) & route.Membership.Serving(index, route.IsForFreeModels, areExpiring: pass == 1, heedsRoom);
                    buffer[index] = word;
                    count += BitOperations.PopCount(word);
                }

                if (count > 0)
                    return new KeyCandidates(route, tier, buffer, heedsResets ? Narrow(route, tier, buffer, count) : count);
            }
        }

        return default;
    }

    /// <summary>The k-th candidate.</summary>
    /// <param name="k">From 0, below <see cref="Count"/>.</param>
    public PoolKey At(int k)
    {
        foreach ((int index, _) in tier!.Words)
        {
            int count = BitOperations.PopCount(words[index]);
            if (k < count)
                return Keys[(index * 64) + BitSelect.Find(words[index], k)];
            k -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(k));
    }

    /// <summary>The keys in their order, and their weights.</summary>
    public (PoolKey Key, int Weight)[] ToArray()
    {
        var list = new (PoolKey, int)[Count];
        for (int i = 0, n = 0; i < words.Length && n < Count; i++)
        {
            for (ulong word = words[i]; word != 0; word &= word - 1)
            {
                int slot = (i * 64) + BitOperations.TrailingZeroCount(word);
                list[n++] = (Keys[slot], route.Membership.Weights[slot]);
            }
        }

        return list;
    }

    /// <summary>
    /// The key of a turn by weight, without a schedule: the round's turns are the whole numbers below the total weight, taken in steps that visit
    /// each once, so a full round serves each key exactly its weight.
    /// </summary>
    public PoolKey AtWeighted(ulong turn)
    {
        int total = 0;
        foreach ((int index, _) in tier!.Words)
        {
            for (ulong word = words[index]; word != 0; word &= word - 1)
                total += Weight(index, word);
        }

        int rest = (int)(turn % (ulong)total * (ulong)WeightedRound.Step(total) % (ulong)total);
        foreach ((int index, _) in tier.Words)
        {
            for (ulong word = words[index]; word != 0; word &= word - 1)
            {
                rest -= Weight(index, word);
                if (rest < 0)
                    return Keys[(index * 64) + BitOperations.TrailingZeroCount(word)];
            }
        }

        throw new InvalidOperationException("The weights do not add up.");
    }

    /// <summary>Of two different candidates, drawn by chance, the one with fewer attempts in flight for its weight.</summary>
    public PoolKey LessLoadedOfTwo(ulong draw)
    {
        (int first, int second) = TwoOf(Count, draw);
        return first == second ? At(first) : LessLoaded(At(first), At(second));
    }

    /// <summary>Two different numbers below a count, from one draw; the same one twice where there is only one.</summary>
    public static (int First, int Second) TwoOf(int count, ulong draw)
    {
        int first = (int)(((draw >> 32) * (ulong)count) >> 32);
        if (count == 1)
            return (first, first);
        int second = (int)(((draw & uint.MaxValue) * (ulong)(count - 1)) >> 32);
        return (first, second < first ? second : second + 1);
    }

    public static PoolKey LessLoaded(PoolKey first, PoolKey second) =>
        second.InFlight * first.Weight < first.InFlight * second.Weight ? second : first;

    public bool Contains(int slot) => (words[slot >> 6] & (1UL << (slot & 63))) != 0;

    /// <summary>Whether a key belongs to the tier, be it a candidate or not.</summary>
    public bool IsInTier(int slot) => tier!.Contains(slot);

    // Free models cost nothing: they save no money from a reset.
    private static int Narrow(RouteKeys route, RouteTier tier, Span<ulong> words, int count)
    {
        KeyMembership membership = route.Membership;
        if (!membership.AnyResetsSoon || route.IsForFreeModels)
            return count;
        Span<ulong> narrowed = stackalloc ulong[words.Length];
        int left = 0;
        foreach ((int index, _) in tier.Words)
        {
            narrowed[index] = words[index] & membership.ResetsSoon(index);
            left += BitOperations.PopCount(narrowed[index]);
        }

        if (left == 0)
            return count;
        foreach ((int index, _) in tier.Words)
            words[index] = narrowed[index];
        return left;
    }

    private int Weight(int index, ulong word) => route.Membership.Weights[(index * 64) + BitOperations.TrailingZeroCount(word)];
}
