namespace OpenRouter.Aot.Simulation;

/// <summary>Scenarios with a model that is throttled upstream for a part of the time.</summary>
internal static class ThrottleScenarios
{
    public static Scenario WithFallback { get; } = new("throttled-fallback", "A model is throttled for 20 of 30 seconds, without a hint, and another may take its place.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [Model(HintKind.None), new ModelPlan("b/two")] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: [0, 1])],
    };

    public static Scenario Alone { get; } = new("throttled", "A model is throttled for 20 of 30 seconds, without a hint, and no other may take its place.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [Model(HintKind.None)] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
    };

    public static Scenario RightHints { get; } = new("throttled-hint", "The same with hints that are right.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [Model(HintKind.Right)] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
    };

    public static Scenario ShortHints { get; } = new("short-hints", "The same with hints of a second, however long it takes.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [Model(HintKind.TooShort)] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
    };

    public static Scenario LongHints { get; } = new("long-hints", "A model is throttled for 10 seconds of two minutes, and its hints name a minute more than it takes.")
    {
        Service = new ServicePlan
        {
            Keys = ServicePlan.Deal(4),
            Models =
            [
                new ModelPlan("a/one")
                {
                    Throttle = new ThrottlePlan(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10), HintKind.TooLong) { From = TimeSpan.FromSeconds(30) },
                },
            ],
        },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
    };

    private static ModelPlan Model(HintKind hint) => new("a/one")
    {
        Throttle = new ThrottlePlan(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), hint) { From = TimeSpan.FromSeconds(10) },
    };
}
