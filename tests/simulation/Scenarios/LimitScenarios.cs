namespace OpenRouter.Aot.Simulation;

/// <summary>Scenarios with limits that nobody is told of before the first refusal.</summary>
internal static class LimitScenarios
{
    public static Scenario FreeQuota { get; } = new("free-quota", "One account's free quota, 20 a minute, behind four keys without a label.")
    {
        Service = new ServicePlan
        {
            Accounts = [new AccountPlan("acme") { FreeQuota = 20 }],
            Keys = ServicePlan.Deal(4, isLabelled: false),
            Models = [new ModelPlan("a/one:free")],
        },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 16, models: 0)],
        Horizon = TimeSpan.FromMinutes(15),
    };

    public static Scenario InFlight { get; } = new("in-flight-limit", "The account takes 12 at once, with a 402 beyond, and 64 are wanted.")
    {
        Service = new ServicePlan { Accounts = [new AccountPlan("acme") { MaxInFlight = 12 }], Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one")] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        IsSteady = true,
    };

    public static Scenario RequestsPerMinute { get; } = new("requests-a-minute", "The model takes 600 requests a minute; its refusals name the reset.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one") { RequestsPerMinute = 600 }] },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
        IsSteady = true,
    };

    public static Scenario Edge { get; } = new("ip-throttling", "The edge lets 300 requests pass in ten seconds; one more blocks the address for ten, with a page in place of an error.")
    {
        Service = new ServicePlan
        {
            Keys = ServicePlan.Deal(8, accounts: 2),
            Accounts = [new AccountPlan("acme"), new AccountPlan("bolt")],
            Models = [new ModelPlan("a/one")],
            Edge = new EdgePlan(300, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)),
        },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromHours(1),
        IsSteady = true,
    };
}
