namespace OpenRouter.Aot.Simulation;

/// <summary>Scenarios in which nothing about the service changes.</summary>
internal static class PlainScenarios
{
    public static Scenario AllGood { get; } = new("all-good", "Nothing is wrong: what the pool costs when nobody needs it.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one")] },
        CreateLoads = () => [new BulkLoad(lines: 20_000, concurrency: 64, models: 0)],
        IsSteady = true,
    };
}
