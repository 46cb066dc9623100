namespace OpenRouter.Aot.Simulation;

/// <summary>Scenarios in which nothing changes: dead keys, slow providers, failures that nobody can foresee.</summary>
internal static class PlainScenarios
{
    public static Scenario AllGood { get; } = new("all-good", "Nothing is wrong: what a client costs when nobody needs it.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one")] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        IsSteady = true,
    };

    public static Scenario HalfDead { get; } = new("half-dead", "Four of eight keys are refused, always.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(8, isDead: key => key % 2 == 1), Models = [new ModelPlan("a/one")] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        IsSteady = true,
    };

    public static Scenario Slow { get; } = new("slow-provider", "The provider works on 24 requests at full speed, and 64 are wanted: more at once only makes each slower.")
    {
        Service = new ServicePlan
        {
            Keys = ServicePlan.Deal(4),
            Models = [new ModelPlan("a/one") { Capacity = 24, FirstToken = TimeSpan.FromSeconds(2), Generation = TimeSpan.FromSeconds(3) }],
        },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0) { IsStreamed = true }],
        Horizon = TimeSpan.FromMinutes(15),
        IsSteady = true,
    };

    public static Scenario Disguised { get; } = new("disguised-failures", "A quarter of the answers are failures with the status 200.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one") { DisguisedFailures = 0.25 }] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
    };

    public static Scenario RandomFailures { get; } = new("random-failures", "A twentieth of the requests end in a provider's 502, a hundredth in a 500.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one") { ProviderFailures = 0.05 }], ServerFailures = 0.01 },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
    };
}
