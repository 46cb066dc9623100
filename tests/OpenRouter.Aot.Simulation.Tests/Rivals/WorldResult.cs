namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>What came of a workload in one of the two worlds.</summary>
internal readonly record struct WorldResult(double Requests, double Succeeded, double Attempts, double Wasted)
{
    public double Success => Succeeded / Requests;

    public double Waste => Wasted / Attempts;

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"success {Success:P1} ({Succeeded:0.#}/{Requests:0.#}), waste {Waste:P1} ({Wasted:0.#}/{Attempts:0.#})");
}
