namespace OpenRouter.Aot.Simulation;

/// <summary>A service, a workload, and how long it is watched.</summary>
/// <param name="Name">The name, as the command line takes it.</param>
/// <param name="Shows">What it shows, in a sentence.</param>
internal sealed record Scenario(string Name, string Shows)
{
    public required ServicePlan Service { get; init; }

    /// <summary>Makes the workload; each run has its own.</summary>
    public required Func<IReadOnlyList<ILoad>> CreateLoads { get; init; }

    /// <summary>Until when requests begin, and successes count.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether nothing about the service changes while it runs.</summary>
    public bool IsSteady { get; init; }

    public IReadOnlyList<ILoad> Loads => CreateLoads();
}
