namespace OpenRouter.Aot.Tests.Keys;

/// <summary>What fair means, told from the picks alone.</summary>
internal static class Fairness
{
    /// <summary>
    /// In every window the picks of any two of the keys differ by at most 1. It suffices that no key ever has more than its rounded-up share: then
    /// every window as long as there are keys holds each of them once, so none falls behind either.
    /// </summary>
    public static void AssertRoundRobin(IReadOnlyList<int> picks, IReadOnlySet<int> healthy)
    {
        int[] counts = new int[picks.Append(0).Max() + 1];
        for (int start = 0; start < picks.Count; start++)
        {
            Array.Clear(counts);
            for (int end = start; end < picks.Count; end++)
            {
                int most = (end - start + healthy.Count) / healthy.Count;
                if (!healthy.Contains(picks[end]))
                    Assert.Fail($"Pick {end} is the key {picks[end]}, which is out.");
                if (++counts[picks[end]] > most)
                    Assert.Fail($"The key {picks[end]} serves {counts[picks[end]]} of the picks {start} to {end}; of {healthy.Count} keys each may serve {most}.");
            }
        }
    }

    /// <summary>The farthest that any key is from its share in any window of the picks, in picks: the span of its lag over all prefixes.</summary>
    public static double LargestDeviation(IReadOnlyList<int> picks, IReadOnlyDictionary<int, int> weights)
    {
        double total = weights.Values.Sum(), largest = 0;
        foreach ((int key, int weight) in weights)
        {
            double served = 0, lowest = 0, highest = 0;
            for (int i = 0; i < picks.Count; i++)
            {
                served += picks[i] == key ? 1 : 0;
                double lag = served - ((i + 1.0) * weight / total);
                lowest = Math.Min(lowest, lag);
                highest = Math.Max(highest, lag);
            }

            largest = Math.Max(largest, highest - lowest);
        }

        return largest;
    }

    /// <summary>Every window as long as a round serves each key exactly its weight.</summary>
    public static void AssertExactRounds(IReadOnlyList<int> picks, IReadOnlyDictionary<int, int> weights)
    {
        int round = weights.Values.Sum();
        for (int start = 0; start + round <= picks.Count; start++)
        {
            var served = picks.Skip(start).Take(round).CountBy(key => key).ToDictionary();
            Assert.Equal(weights.OrderBy(pair => pair.Key), served.OrderBy(pair => pair.Key));
        }
    }
}
