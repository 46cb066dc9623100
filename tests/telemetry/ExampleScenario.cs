using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Telemetry;

/// <summary>What the look-alike plays: accounts, models, and what goes wrong, anew every few minutes.</summary>
internal static class ExampleScenario
{
    public const string Claude = "anthropic/claude-sonnet-4.5", Mini = "openai/gpt-5-mini", Gemini = "google/gemini-2.5-flash";

    private const double Period = 300;

    public static Scenario Create(int seed)
    {
        var scenario = new Scenario { Seed = seed };
        scenario.Accounts.Add(new ScenarioAccount { Name = "acme", Credits = 250 });
        scenario.Accounts.Add(new ScenarioAccount { Name = "labs", Credits = 9 });
        foreach ((string alias, string account, _) in ExampleClient.Keys)
            scenario.Keys.Add(new ScenarioKey { Alias = alias, Account = account, Secret = ExampleClient.SecretOf(alias) });

        // One key is about to expire, one has a budget that a few minutes use up.
        Key(scenario, "search-1").ExpiresAt = DateTimeOffset.UtcNow.AddDays(5);
        Key(scenario, "search-2").Limit = 40;
        Key(scenario, "search-2").LimitReset = LimitReset.Monthly;
        Key(scenario, "support-2").Limit = 0.6m;
        Key(scenario, "support-2").LimitReset = LimitReset.Daily;

        scenario.Models.Add(CreateModel(Claude, "Anthropic", new(500, 1400), tokensPerSecond: 85, promptPrice: 0.000003m, completionPrice: 0.000015m));
        scenario.Models.Add(CreateModel(Mini, "OpenAI", new(300, 900), tokensPerSecond: 130, promptPrice: 0.00000025m, completionPrice: 0.000002m));
        scenario.Models.Add(CreateModel(Gemini, "Google", new(200, 600), tokensPerSecond: 180, promptPrice: 0.0000003m, completionPrice: 0.0000025m));
        foreach (ScenarioFault fault in CreateFaults())
            scenario.Faults.Add(fault);
        return scenario;
    }

    private static ScenarioKey Key(Scenario scenario, string alias) => scenario.Keys.Single(key => key.Alias == alias);

    private static ScenarioModel CreateModel(
        string id, string provider, ScenarioRange latency, double tokensPerSecond, decimal promptPrice, decimal completionPrice) => new()
        {
            Id = id,
            Provider = provider,
            LatencyMs = latency,
            TokensPerSecond = tokensPerSecond,
            CompletionTokens = new(40, 260),
            PromptPrice = promptPrice,
            CompletionPrice = completionPrice,
        };

    private static IEnumerable<ScenarioFault> CreateFaults()
    {
        // A model is throttled for everybody, and tells until when.
        yield return new()
        {
            Name = "throttled",
            Kind = FaultKind.UpstreamThrottle,
            RetryAfterSeconds = 4,
            When = new() { Model = Claude, PeriodSeconds = Period, FromSeconds = 45, UntilSeconds = 70, Probability = 0.8 },
        };
        // A model is gone.
        yield return new() { Name = "outage", Kind = FaultKind.Overloaded, When = new() { Model = Gemini, PeriodSeconds = Period, FromSeconds = 110, UntilSeconds = 140 } };
        // A key is refused for a while, another for good once it has been revoked.
        yield return new() { Name = "refused", Kind = FaultKind.Unauthorized, When = new() { Key = "search-2", PeriodSeconds = Period, FromSeconds = 160, UntilSeconds = 190 } };
        yield return new() { Name = "refused-check", Kind = FaultKind.Unauthorized, When = new() { Key = "search-2", Endpoint = "key", PeriodSeconds = Period, FromSeconds = 160, UntilSeconds = 190 } };
        yield return new() { Name = "revoked", Kind = FaultKind.Unauthorized, When = new() { Key = "shared-2", FromSeconds = 200 } };
        yield return new() { Name = "revoked-check", Kind = FaultKind.Unauthorized, When = new() { Key = "shared-2", Endpoint = "key", FromSeconds = 200 } };
        // The service as a whole.
        yield return new() { Name = "service", Kind = FaultKind.Html, Status = 502, When = new() { PeriodSeconds = Period, FromSeconds = 235, UntilSeconds = 243 } };
        // All the time, here and there.
        yield return new() { Name = "bad-gateway", Kind = FaultKind.ProviderUnavailable, When = new() { Probability = 0.015 } };
        yield return new() { Name = "error-in-200", Kind = FaultKind.ErrorIn200, When = new() { Stream = false, Probability = 0.01 } };
        yield return new() { Name = "broken-stream", Kind = FaultKind.MidStreamError, AfterTokens = 20, When = new() { Stream = true, Probability = 0.006 } };
        yield return new() { Name = "moderation", Kind = FaultKind.Moderation, When = new() { Probability = 0.004 } };
        yield return new() { Name = "slow", Kind = FaultKind.SlowFirstToken, DelayMs = 3000, When = new() { Probability = 0.03 } };
    }
}
