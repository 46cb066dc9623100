using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary>What the demo plays: four keys in two accounts, three models, and what goes wrong with them.</summary>
internal static class DemoScenario
{
    /// <summary>The models, the preferred one first; the others are its fallbacks.</summary>
    public static readonly string[] Models = ["anthropic/claude-sonnet-4.5", "openai/gpt-5-mini", "google/gemini-2.5-flash"];

    /// <summary>What the faults are called, in words, by their names in the scenario.</summary>
    public static readonly IReadOnlyDictionary<string, string> FaultTexts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["key-refused"] = "401, the key is refused for a while",
        ["throttled"] = "429 with Retry-After, the model is throttled for everybody",
        ["bad-gateway"] = "502 from the provider",
        ["overloaded"] = "503, the provider is overloaded",
        ["error-in-200"] = "an error inside a 200",
        ["empty"] = "an empty answer",
        ["first-event-error"] = "an error as the first event of a stream",
        ["slow"] = "a slow first token",
    };

    /// <summary>The keys: alias and account. Their secrets mean nothing to anybody but the demo's own simulator.</summary>
    public static IReadOnlyList<(string Alias, string Account, string Secret)> Keys { get; } =
    [
        ("main-1", "main", "demo-key-of-main-1"),
        ("main-2", "main", "demo-key-of-main-2"),
        ("spare-1", "spare", "demo-key-of-spare-1"),
        ("spare-2", "spare", "demo-key-of-spare-2"),
    ];

    /// <summary>Makes the scenario.</summary>
    public static Scenario Create(DemoSettings settings)
    {
        var scenario = new Scenario { Seed = settings.Seed };
        scenario.Accounts.Add(new ScenarioAccount { Name = "main", Credits = 100 });
        scenario.Accounts.Add(new ScenarioAccount { Name = "spare", Credits = 20 });
        foreach ((string alias, string account, string secret) in Keys)
            scenario.Keys.Add(new ScenarioKey { Alias = alias, Account = account, Secret = secret });

        // About a quarter of what its share of the chats costs, so that the limit is met early on.
        scenario.Keys[3].Limit = 0.00001m * settings.Requests;
        scenario.Keys[3].LimitReset = LimitReset.Daily;

        // The dearer, the slower; the answers are of the same length.
        scenario.Models.Add(CreateModel(Models[0], new(250, 500), tokensPerSecond: 90, promptPrice: 0.000003m, completionPrice: 0.000015m));
        scenario.Models.Add(CreateModel(Models[1], new(200, 400), tokensPerSecond: 110, promptPrice: 0.00000025m, completionPrice: 0.000002m));
        scenario.Models.Add(CreateModel(Models[2], new(150, 350), tokensPerSecond: 140, promptPrice: 0.0000003m, completionPrice: 0.0000025m));
        foreach (ScenarioFault fault in CreateFaults(settings))
            scenario.Faults.Add(fault);
        return scenario;
    }

    private static ScenarioModel CreateModel(string id, ScenarioRange latency, double tokensPerSecond, decimal promptPrice, decimal completionPrice) => new()
    {
        Id = id,
        LatencyMs = latency,
        TokensPerSecond = tokensPerSecond,
        CompletionTokens = new(20, 45),
        PromptPrice = promptPrice,
        CompletionPrice = completionPrice,
    };

    private static IEnumerable<ScenarioFault> CreateFaults(DemoSettings settings)
    {
        // The first refusal takes the key out at once; the second meets whoever was on the way, or the first probe.
        long refused = Math.Max(2, settings.Requests / 12);
        yield return new() { Name = "key-refused", Kind = FaultKind.Unauthorized, When = new() { Key = "main-2", FromRequest = refused, UntilRequest = refused + 1 } };
        // A spell in which two thirds of the requests are throttled; what does not come meanwhile does not count.
        long throttled = Math.Max(2, settings.Requests / 8);
        long spell = throttled + (settings.Requests / 100);
        yield return new()
        {
            Name = "throttled",
            Kind = FaultKind.UpstreamThrottle,
            RetryAfterSeconds = 1,
            When = new() { Model = Models[0], FromRequest = throttled, UntilRequest = spell, Probability = 0.67 },
        };
        yield return new() { Name = "bad-gateway", Kind = FaultKind.ProviderUnavailable, When = new() { Probability = 0.03 } };
        yield return new() { Name = "overloaded", Kind = FaultKind.Overloaded, When = new() { Model = Models[1], Probability = 0.06 } };
        yield return new() { Name = "error-in-200", Kind = FaultKind.ErrorIn200, When = new() { Stream = false, Probability = 0.02 } };
        yield return new() { Name = "empty", Kind = FaultKind.Empty, When = new() { Probability = 0.02 } };
        yield return new() { Name = "first-event-error", Kind = FaultKind.FirstEventError, When = new() { Stream = true, Probability = 0.03 } };
        yield return new() { Name = "slow", Kind = FaultKind.SlowFirstToken, DelayMs = 1500, When = new() { Probability = 0.02 } };
    }
}
