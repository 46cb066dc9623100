namespace OpenRouter.Aot.Simulation;

/// <summary>Interactive traffic, by itself and beside a bulk run that wants all there is.</summary>
internal static class ClassScenarios
{
    public static Scenario Alone { get; } = new("interactive", "Interactive requests, five a second, on an account that takes 32 at once.")
    {
        Service = Narrow,
        CreateLoads = () => [new ArrivalLoad(rate: 5, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
        IsSteady = true,
    };

    public static Scenario BesideBulk { get; } = new("interactive-beside-bulk", "The same requests beside a bulk run of 64 at once, of which the account takes 32 in all.")
    {
        Service = Narrow,
        CreateLoads = () => [new ArrivalLoad(rate: 5, models: 0), new BulkLoad(lines: null, concurrency: 64, models: 0)],
        Horizon = TimeSpan.FromMinutes(10),
        IsSteady = true,
    };

    private static ServicePlan Narrow => new()
    {
        Accounts = [new AccountPlan("acme") { MaxInFlight = 32 }],
        Keys = ServicePlan.Deal(4),
        Models = [new ModelPlan("a/one")],
    };
}
