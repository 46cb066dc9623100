namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>The scenarios by name, as data of tests.</summary>
internal static class AllScenarios
{
    public static TheoryData<string> Names { get; } = [.. ScenarioCatalogue.All.Select(scenario => scenario.Name)];

    public static TheoryData<string> Of(Func<Scenario, bool> which) => [.. ScenarioCatalogue.All.Where(which).Select(scenario => scenario.Name)];

    /// <summary>A scenario cut off early, where its length is of no matter.</summary>
    public static Scenario Short(string name)
    {
        Scenario scenario = ScenarioCatalogue.Find(name)!;
        return scenario with { Horizon = TimeSpan.FromTicks(Math.Min(scenario.Horizon.Ticks, TimeSpan.FromMinutes(7).Ticks)) };
    }
}
