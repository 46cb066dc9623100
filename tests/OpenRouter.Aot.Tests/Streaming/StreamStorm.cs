using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Streaming;

/// <summary>A service that does everything wrong that it can, at once: every kind of fault, before the first token and after it.</summary>
internal static class StreamStorm
{
    public static readonly string[] Models = ["a/one", "b/two", "c/three"];

    /// <summary>What an event of a healthy stream never reaches, and an oversized one does.</summary>
    public const int MaxEventBytes = 64 * 1024;

    /// <summary>How long the client waits for content; the stalls of the storm last until it leaves.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static Scenario Create(int seed)
    {
        var scenario = new Scenario { Seed = seed };
        foreach (string account in (string[])["one", "two", "three"])
            scenario.Accounts.Add(new ScenarioAccount { Name = account, Credits = 1_000 });
        scenario.Accounts.Add(new ScenarioAccount { Name = "broke", Credits = 0 });
        for (int number = 1; number <= 9; number++)
            scenario.Keys.Add(new ScenarioKey { Alias = $"key-{number}", Secret = $"sk-or-storm-{number}", Account = ((string[])["one", "two", "three"])[number % 3] });
        scenario.Keys.Add(new ScenarioKey { Alias = "dead", Secret = "sk-or-storm-dead", Account = "one", Disabled = true });
        scenario.Keys.Add(new ScenarioKey { Alias = "poor", Secret = "sk-or-storm-poor", Account = "broke" });

        // One token is less than the echo of any prompt, which is never cut: so the whole answer is the echo.
        foreach (string id in Models)
            scenario.Models.Add(new ScenarioModel { Id = id, PromptPrice = 0.000001m, CompletionPrice = 0.000002m, CompletionTokens = 1, LatencyMs = new ScenarioRange(0, 4) });
        scenario.Models[1].TokensPerSecond = 8_000;
        AddRefusals(scenario);
        AddBeforeTheFirstToken(scenario);
        AddAfterIt(scenario);
        return scenario;
    }

    private static void AddRefusals(Scenario scenario)
    {
        Add(scenario, FaultKind.ServerError, 0.01);
        Add(scenario, FaultKind.Cut, 0.01);
        Add(scenario, FaultKind.Html, 0.005);
        Add(scenario, FaultKind.Html, times: 2, status: 429);
        Add(scenario, FaultKind.WrappedTransient, 0.01);
        Add(scenario, FaultKind.Status, 0.003, status: 418);
        Add(scenario, FaultKind.Moderation, 0.003);
        Add(scenario, FaultKind.TooDear, 0.003);
        Add(scenario, FaultKind.InFlight, times: 3);
        Add(scenario, FaultKind.KeyLimit, times: 1, key: "key-9");
        Add(scenario, FaultKind.Unauthorized, times: 1, key: "key-8");
        Add(scenario, FaultKind.InvalidModel, 0.003);
        Add(scenario, FaultKind.NoEndpoints, 0.003);
        Add(scenario, FaultKind.UpstreamThrottle, 0.01);
        Add(scenario, FaultKind.UpstreamThrottle, times: 2, retryAfter: 1);
        Add(scenario, FaultKind.ProviderUnavailable, 0.01);
        Add(scenario, FaultKind.Overloaded, 0.005);
        Add(scenario, FaultKind.ProviderOverloaded, 0.005);
    }

    private static void AddBeforeTheFirstToken(Scenario scenario)
    {
        Add(scenario, FaultKind.Comments, 0.05, count: 2);
        Add(scenario, FaultKind.Comments, 0.001, count: 10_000, delay: 20);
        Add(scenario, FaultKind.SlowFirstToken, 0.03, delay: 10);
        Add(scenario, FaultKind.ErrorIn200, 0.01);
        Add(scenario, FaultKind.FirstEventError, 0.01);
        Add(scenario, FaultKind.FirstEventError, 0.005, status: 429);
        Add(scenario, FaultKind.Empty, 0.01);
        Add(scenario, FaultKind.Cut, 0.005, after: 0);
        Add(scenario, FaultKind.Unfinished, 0.005, after: 0);
        Add(scenario, FaultKind.Malformed, 0.005, after: 0);
        Add(scenario, FaultKind.Oversized, 0.002, after: 0, count: 128);
        Add(scenario, FaultKind.Stall, 0.001, after: 0);
    }

    private static void AddAfterIt(Scenario scenario)
    {
        foreach (int after in (int[])[1, 6, 1_000])
        {
            Add(scenario, FaultKind.MidStreamError, 0.007, after: after);
            Add(scenario, FaultKind.Cut, 0.004, after: after);
            Add(scenario, FaultKind.Unfinished, 0.004, after: after);
            Add(scenario, FaultKind.Malformed, 0.004, after: after);
        }

        Add(scenario, FaultKind.ErrorInChoice, 0.007, after: 4);
        Add(scenario, FaultKind.Oversized, 0.004, after: 5, count: 128);
        Add(scenario, FaultKind.Stall, 0.004, after: 3);
        Add(scenario, FaultKind.Stall, 0.01, after: 7, delay: 20);
        Add(scenario, FaultKind.Length, 0.01);
    }

    private static void Add(
        Scenario scenario, FaultKind kind, double? chance = null, int? after = null, int? times = null, int? status = null, string? key = null,
        int? retryAfter = null, int? count = null, int? delay = null) => scenario.Faults.Add(new ScenarioFault
        {
            Kind = kind,
            Name = $"{kind}{(after is null ? "" : $" after {after}")}{(status is null ? "" : $" {status}")}, fault {scenario.Faults.Count}",
            Status = status,
            AfterTokens = after,
            RetryAfterSeconds = retryAfter,
            Count = count,
            DelayMs = delay,
            When = new FaultCondition { Probability = chance, Times = times, Key = key },
        });
}
