namespace OpenRouter.Aot.Simulation;

/// <summary>The middle and the tail of durations.</summary>
/// <param name="P50">Half took no longer.</param>
/// <param name="P99">All but one of a hundred took no longer.</param>
internal readonly record struct Percentiles(TimeSpan P50, TimeSpan P99)
{
    /// <summary>Those of some durations, which are sorted by it.</summary>
    /// <param name="ticks">The durations in ticks.</param>
    public static Percentiles Of(List<long> ticks)
    {
        if (ticks.Count == 0)
            return default;
        ticks.Sort();
        return new Percentiles(At(ticks, 0.5), At(ticks, 0.99));
    }

    private static TimeSpan At(List<long> sorted, double share) => new(sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)]);
}
