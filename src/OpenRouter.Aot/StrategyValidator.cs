using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>Finds what does not fit between a pool's strategy and the weights of its keys.</summary>
internal static class StrategyValidator
{
    public static void FindMistakes(OpenRouterClientOptions options, List<string> mistakes)
    {
        if (options.Strategy is { } strategy && !Enum.IsDefined(strategy))
            mistakes.Add($"The strategy is {(int)strategy}. Choose RoundRobin, Weighted or LeastInFlight, or leave it out.");

        // A weight that is none has been reported with its key.
        var weights = new List<double>(options.Keys.Count);
        var weighted = new List<int>();
        for (int slot = 0; slot < options.Keys.Count; slot++)
        {
            if (options.Keys[slot] is not { } key || !KeyOptionsValidator.IsWeight(key.Weight))
                continue;
            weights.Add(key.Weight);
            if (key.Weight != 1)
                weighted.Add(slot);
        }

        if (options.Strategy == KeyStrategy.RoundRobin && weighted.Count > 0)
        {
            KeyOptions first = options.Keys[weighted[0]];
            string alias = KeyRing.AliasOf(first, weighted[0]), weight = first.Weight.ToString(CultureInfo.InvariantCulture);
            string who = weighted.Count == 1
                ? $"Key '{alias}' has the weight {weight}"
                : $"{weighted.Count} keys, the first of them '{alias}' with {weight}, have weights other than 1";
            mistakes.Add($"{who}, which round robin ignores; choose Weighted, or leave the strategy out.");
        }

        // Whole numbers from 1 to 16 fit the largest pool of 4,096 keys.
        long picks = 0;
        foreach (int weight in WeightedRound.Reduce([.. weights]))
            picks += weight;
        if (picks > WeightedRound.MaxLength)
        {
            mistakes.Add($"The weights make a round of {picks} picks; the most is {WeightedRound.MaxLength}. " +
                "Use coarser weights, such as whole numbers from 1 to 16.");
        }
    }
}
