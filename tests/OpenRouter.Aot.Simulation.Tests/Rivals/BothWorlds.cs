using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Scenarios that the modelled service and the simulator over HTTP can both play, and what the one says in the words of the other.</summary>
internal static class BothWorlds
{
    public static Scenario HalfDead { get; } = new("half-dead", "Every second key is refused.")
    {
        Service = new ServicePlan { Keys = ServicePlan.Deal(24, isDead: key => key % 2 == 1), Models = [Model("a/one")], Edge = null },
        CreateLoads = () => [new ArrivalLoad(rate: 60, 0) { Patience = TimeSpan.FromSeconds(5) }],

        // Long enough for a cooldown of 5 s to pass once, and to end far from its passing.
        Horizon = TimeSpan.FromSeconds(9),
    };

    public static Scenario Throttled { get; } = new("throttled", "A model is throttled two of every three seconds and says for how long yet; another one stands by.")
    {
        Service = new ServicePlan
        {
            Edge = null,
            Keys = ServicePlan.Deal(16),
            Models =
            [
                Model("a/one") with { Throttle = new ThrottlePlan(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2), HintKind.Right) { From = TimeSpan.FromSeconds(1) } },
                Model("b/two"),
            ],
        },
        CreateLoads = () => [new ArrivalLoad(rate: 25, 0, 1) { Patience = TimeSpan.FromSeconds(5) }],
        Horizon = TimeSpan.FromSeconds(9),
    };

    /// <summary>The bearer token of a key of the plan.</summary>
    public static string SecretOf(int key) => $"sk-or-sim-{key}";

    /// <summary>The plan as the simulator's scenario.</summary>
    /// <exception cref="NotSupportedException">The plan has something that is not translated.</exception>
    public static Simulator.Scenario Translate(ServicePlan plan)
    {
        if (plan.Outages.Count > 0 || plan.Edge is not null || plan.ServerFailures > 0)
            throw new NotSupportedException("Only dead keys, and the throttle of a model that begins with what is open of its first period, are translated.");
        var scenario = new Simulator.Scenario();
        for (int key = 0; key < plan.Keys.Count; key++)
            scenario.Keys.Add(new ScenarioKey { Alias = $"key-{key}", Secret = SecretOf(key), Disabled = plan.Keys[key].IsDead });
        foreach (ModelPlan model in plan.Models)
        {
            double typical = (model.FirstToken + model.Generation).TotalMilliseconds;
            scenario.Models.Add(new ScenarioModel { Id = model.Slug, LatencyMs = new ScenarioRange((int)(typical * 0.7), (int)(typical * 1.3)) });
            if (model.Throttle is { } throttle)
                scenario.Faults.Add(Translate(model.Slug, throttle));
        }

        return scenario;
    }

    private static ScenarioFault Translate(string slug, ThrottlePlan throttle)
    {
        if (throttle.From + throttle.Closed != throttle.Period || throttle.Hint != HintKind.Right)
            throw new NotSupportedException($"The throttle of '{slug}' is not closed to the end of each period, or its hint is not right.");
        return new ScenarioFault
        {
            Kind = FaultKind.UpstreamThrottle,
            RetryAtEnd = true,
            When = new FaultCondition
            {
                Model = slug,
                FromSeconds = throttle.From.TotalSeconds,
                UntilSeconds = throttle.Period.TotalSeconds,
                PeriodSeconds = throttle.Period.TotalSeconds,
            },
        };
    }

    private static ModelPlan Model(string slug) =>
        new(slug) { FirstToken = TimeSpan.FromMilliseconds(60), Generation = TimeSpan.FromMilliseconds(60) };
}
