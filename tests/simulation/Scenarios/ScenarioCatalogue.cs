namespace OpenRouter.Aot.Simulation;

/// <summary>All scenarios, in the order of the table.</summary>
internal static class ScenarioCatalogue
{
    public static IReadOnlyList<Scenario> All { get; } = [PlainScenarios.AllGood];

    /// <summary>The scenario of a name; null where there is none.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}
