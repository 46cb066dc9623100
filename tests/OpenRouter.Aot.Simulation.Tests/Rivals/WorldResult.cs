namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>What came of a workload in one of the two worlds.</summary>
internal readonly record struct WorldResult(double Requests, double Succeeded, double Attempts, double Wasted)
{
    /// <summary>How much longer than planned a refusal took at most; nothing under the virtual clock.</summary>
    public TimeSpan Lateness { get; init; }

    public double Success => Succeeded / Requests;

    public double Waste => Wasted / Attempts;

    public static WorldResult Mean(IReadOnlyCollection<WorldResult> results) => new(
        results.Average(one => one.Requests), results.Average(one => one.Succeeded), results.Average(one => one.Attempts), results.Average(one => one.Wasted))
    {
        Lateness = results.Max(one => one.Lateness),
    };

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"success {Success:P1} ({Succeeded:0.#}/{Requests:0.#}), waste {Waste:P1} ({Wasted:0.#}/{Attempts:0.#})");
}
