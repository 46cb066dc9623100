namespace OpenRouter.Aot.Simulation;

/// <summary>The rule sets of peers, by the names that the command line knows them by.</summary>
internal static class Rivals
{
    public const string Rotating = "rotating";
    public const string WeightedRandom = "weighted-random";
    public const string LiteLlm = "litellm";
    public const string GptLoad = "gpt-load";
    public const string Busbar = "busbar";

    public static IReadOnlyList<string> Names { get; } = [Rotating, WeightedRandom, LiteLlm, GptLoad, Busbar];

    /// <summary>A rule set in its first state, with the defaults of its peer.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="models">How many models there are.</param>
    /// <param name="seed">Decides what the rules leave to chance.</param>
    /// <exception cref="ArgumentException">There is no such rule set.</exception>
    public static IPolicy Create(string name, int keys, int models, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(keys);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(models);
        return name switch
        {
            Rotating => new RotatingPool(keys),
            WeightedRandom => new WeightedRandomPick([.. Enumerable.Repeat(1.0, keys)], new Chance(seed)),
            LiteLlm => new LiteLlmCooldown(keys, models, new Chance(seed)),
            GptLoad => new GptLoadBlacklist(keys),
            Busbar => new BusbarLanes(keys, models, new Chance(seed)),
            _ => throw new ArgumentException($"There is no rule set '{name}'. Known are: {string.Join(", ", Names)}.", nameof(name)),
        };
    }
}
