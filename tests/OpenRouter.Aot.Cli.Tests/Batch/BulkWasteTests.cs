using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>
/// What a bulk run as <c>batch</c> makes it, 32 lines at a time, spends on a service in trouble, held against what the client knew at each moment. A
/// refusal is known once its verdict has been taken in. What was chosen before that could not be avoided, however much it is, and however slow
/// the machine; what is chosen after it is waste of the client's own.
/// </summary>
public sealed class BulkWasteTests(ITestOutputHelper output)
{
    private const int Width = 32;
    private const string NoFallback = "";

    [Fact]
    public async Task Every_key_is_refused_for_three_seconds_in_the_middle()
    {
        Scenario scenario = Scenario(40, 80);
        foreach (string endpoint in (string[])["chat/completions", "key"])
        {
            scenario.Faults.Add(new ScenarioFault
            {
                Name = endpoint,
                Kind = FaultKind.Unauthorized,
                When = new FaultCondition { Endpoint = endpoint, FromFirstAttempt = true, FromSeconds = 0.5, UntilSeconds = 3.5 },
            });
        }

        BulkOutcome outcome = await RunAsync(600, scenario, NoFallback);
        Outcome[] refused = [.. outcome.All.Where(one => one.Decision.Status == 401)];
        Assert.Equal(outcome.Counters.Faults["chat/completions"], refused.Length);
        Assert.True(outcome.Counters.Faults["key"] > 0, "Nobody asked about a key.");
        Report(outcome, refused.Length);
        // A line that was refused stays until it is answered, which is after the end: no more are struck than may run at once.
        Assert.InRange(refused.Select(one => one.Decision.Request).Distinct().Count(), 1, Width);
        // Until the last key has been refused the others are blamed, and nobody goes to one that is.
        Assert.DoesNotContain(refused, one => one.Decision.Scope == VerdictScope.Key && refused.Any(
            before => before.Decision.Scope == VerdictScope.Key && before.Decision.Key == one.Decision.Key && before.KnownAt < one.Decision.At));
        // From then on it is an outage, which GET /key, at no cost, finds the end of: it is refused as long as a chat is, so that no chat is sent in vain.
        Outcome first = refused.Where(one => one.Decision.Scope == VerdictScope.Service).MinBy(one => one.KnownAt)!;
        Assert.DoesNotContain(refused, one => first.KnownAt < one.Decision.At);
    }

    [Theory]
    [InlineData(1_200, NoFallback)]
    [InlineData(2_000, "b/two")]
    public async Task A_model_is_throttled_for_two_seconds_of_three(int lines, string fallback)
    {
        const int Period = 3;
        Scenario scenario = Scenario(40, 120);
        scenario.Faults.Add(new ScenarioFault
        {
            Kind = FaultKind.UpstreamThrottle,
            RetryAtEnd = true,
            When = new FaultCondition { Model = "a/one", FromFirstAttempt = true, PeriodSeconds = Period, FromSeconds = 1, UntilSeconds = Period },
        });

        // The service's own fallbacks would hide the throttle from the client.
        BulkOutcome outcome = await RunAsync(lines, scenario, fallback, options => options.Routing.UseServerFallbacks = false);
        Outcome[] refused = [.. outcome.All.Where(one => one.Decision.Status == 429)];
        Assert.Equal(outcome.Counters.Faults["upstream_throttle"], refused.Length);
        Report(outcome, refused.Length);
        // Each refusal says when the throttle ends, and until then nobody goes there who could have known of it.
        Assert.DoesNotContain(refused, one => refused.Any(before => before.KnownAt < one.Decision.At && one.Decision.At < before.Decision.Until));
        // So nobody is refused twice in one throttle, and no more are struck by each than may run at once.
        int throttles = 1 + (int)(outcome.Duration.TotalSeconds / Period);
        Assert.InRange(refused.Length, 1, throttles * Width);
        Assert.True(outcome.Counters.Models["a/one"].Succeeded > 100, "The throttled model has served while it was open.");
        Assert.Equal(fallback.Length > 0, outcome.Counters.Models.TryGetValue("b/two", out AttemptCounters? other) && other.Succeeded > 100);
    }

    private void Report(BulkOutcome outcome, int refused) =>
        output.WriteLine($"{refused} refused of {outcome.All.Count} attempts in {outcome.Duration.TotalSeconds:0.0} s");

    /// <summary>Eight keys of as many accounts, and two models.</summary>
    private static Scenario Scenario(int fastest, int slowest)
    {
        var scenario = new Scenario { Seed = 11 };
        for (int number = 1; number <= 8; number++)
        {
            scenario.Accounts.Add(new ScenarioAccount { Name = $"account-{number}", Credits = 1_000 });
            scenario.Keys.Add(new ScenarioKey { Alias = $"key-{number}", Secret = $"sk-or-waste-{number}", Account = $"account-{number}" });
        }

        foreach (string model in (string[])["a/one", "b/two"])
            scenario.Models.Add(new ScenarioModel { Id = model, LatencyMs = new ScenarioRange(fastest, slowest) });
        return scenario;
    }

    /// <summary>Runs the lines, which must all succeed, and every attempt beyond one a line must be a refusal.</summary>
    private static async Task<BulkOutcome> RunAsync(int lines, Scenario scenario, string fallback, Action<OpenRouterClientOptions>? adjust = null)
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl };
        foreach (ScenarioKey key in scenario.Keys)
            options.Keys.Add(new KeyOptions { Alias = key.Alias, Secret = new ApiKey(key.Secret) });
        adjust?.Invoke(options);
        await using var client = new OpenRouterClient(options);
        var all = new List<Outcome>();
        client.Decided += decision =>
        {
            // Raised when the verdict has been taken in. A decision's own time is from before its choice.
            var outcome = new Outcome(decision, TimeProvider.System.GetUtcNow());
            lock (all)
                all.Add(outcome);
        };
        await client.Keys.WaitForFirstCheckAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        long began = TimeProvider.System.GetTimestamp();
        var bulk = new BulkOptions { MaxConcurrency = Width, Request = new RequestOptions { Fallbacks = fallback.Length == 0 ? [] : [fallback] } };
        IEnumerable<ChatRequest> requests = Enumerable.Range(0, lines).Select(number => new ChatRequest { Model = "a/one", Messages = [$"line {number}."] });
        await foreach (BulkResult result in client.Bulk.RunAsync(requests, bulk, TestContext.Current.CancellationToken))
            Assert.StartsWith($"echo: line {result.Id}.", result.ReadCompletion().Text, StringComparison.Ordinal);
        TimeSpan duration = TimeProvider.System.GetElapsedTime(began);

        SimulatorCounters counters = simulator.GetCounters();
        Assert.Equal((lines, 0), (counters.Succeeded, counters.InFlight));
        Assert.InRange(counters.MaxInFlight, 1, Width);
        Assert.Equal(counters.Attempts, all.Count);
        return new BulkOutcome(all, counters, duration);
    }

    /// <param name="Decision">An attempt.</param>
    /// <param name="KnownAt">When the client had taken in what came of it.</param>
    private sealed record Outcome(Decision Decision, DateTimeOffset KnownAt);

    private sealed record BulkOutcome(IReadOnlyList<Outcome> All, SimulatorCounters Counters, TimeSpan Duration);
}
