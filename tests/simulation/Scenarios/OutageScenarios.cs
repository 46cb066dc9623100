namespace OpenRouter.Aot.Simulation;

/// <summary>Scenarios in which something fails and comes back.</summary>
internal static class OutageScenarios
{
    public static Scenario Unauthorized { get; } = new("auth-outage", "The service refuses every key for 35 minutes, in a bulk run of an hour.")
    {
        Service = new ServicePlan
        {
            Accounts = [new AccountPlan("acme"), new AccountPlan("bolt")],
            Keys = ServicePlan.Deal(4, accounts: 2),
            Models = [new ModelPlan("a/one")],
            Outages = [new OutagePlan(OutageKind.Unauthorized, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(40))],
        },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(60),
    };

    public static Scenario RunsDry { get; } = new("runs-dry", "Four keys without a label are of two accounts; one runs out of credits after a minute and is topped up five minutes later.")
    {
        Service = new ServicePlan
        {
            Accounts = [new AccountPlan("acme"), new AccountPlan("bolt") { Credits = 1_600, TopUps = [(TimeSpan.FromMinutes(6), 1_000_000)] }],
            Keys = ServicePlan.Deal(4, accounts: 2, isLabelled: false),
            Models = [new ModelPlan("a/one")],
        },
        CreateLoads = () => [new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(12),
    };

    public static Scenario Herd { get; } = new("herd", "A model that takes 48 at once is away for a minute, and 1,200 interactive requests wait for it.")
    {
        Service = new ServicePlan
        {
            Keys = ServicePlan.Deal(4),
            Models =
            [
                new ModelPlan("a/one")
                {
                    MaxConcurrency = 48,
                    Throttle = new ThrottlePlan(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), HintKind.Right) { From = TimeSpan.FromMinutes(1) },
                },
            ],
        },
        CreateLoads = () => [new ArrivalLoad(rate: 20, models: 0) { Patience = TimeSpan.FromMinutes(4) }],
    };
}
