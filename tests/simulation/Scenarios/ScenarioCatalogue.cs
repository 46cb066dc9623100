namespace OpenRouter.Aot.Simulation;

/// <summary>All scenarios, in the order of the table.</summary>
internal static class ScenarioCatalogue
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        PlainScenarios.AllGood,
        PlainScenarios.HalfDead,
        PlainScenarios.Slow,
        PlainScenarios.Disguised,
        PlainScenarios.RandomFailures,
        LimitScenarios.FreeQuota,
        LimitScenarios.InFlight,
        LimitScenarios.RequestsPerMinute,
        LimitScenarios.Edge,
        ThrottleScenarios.WithFallback,
        ThrottleScenarios.Alone,
        ThrottleScenarios.RightHints,
        ThrottleScenarios.ShortHints,
        ThrottleScenarios.LongHints,
        OutageScenarios.Unauthorized,
        OutageScenarios.RunsDry,
        OutageScenarios.Herd,
        ClassScenarios.Alone,
        ClassScenarios.BesideBulk,
    ];

    /// <summary>The scenario of a name; null where there is none.</summary>
    public static Scenario? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}
