using System.Globalization;
using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>
/// What a batch, 32 lines at a time, spends on a service in trouble. Every line succeeds, and the waste (attempts beyond one a line, as the
/// simulator counts them) is no more than what a perfect client could not have known either. No bound depends on how quick the machine is: where
/// waste grows with the length of a run, so does the bound. What depends on the moment of each decision is in <see cref="BulkWasteTests"/>.
/// </summary>
public sealed class BatchWasteTests(ITestOutputHelper output)
{
    private const int Width = 32;

    [Fact]
    public async Task Half_of_the_keys_are_dead()
    {
        // GET /key, which is no attempt, tells of each key whether it is dead: none of them needs to be tried.
        BatchOutcome outcome = await RunAsync(400, Scenario(20, 60, dead: 4));
        outcome.RequireKeysKnown();
        Report(outcome, mayWaste: 0);
        Assert.Equal(0, outcome.Waste);
        for (int key = 1; key <= 8; key++)
            Assert.True(outcome.Counters.Keys[$"key-{key}"].Attempts > 0 == (key > 4), $"key-{key} was asked, or not, against what is known of it.");
    }

    [Fact]
    public async Task A_model_is_throttled_for_two_seconds_of_three_and_has_a_fallback()
    {
        // The fallback travels along with each first attempt, so that the service itself goes on to it: nothing fails that the client would have to
        // make again. (Without that: BulkWasteTests.)
        Scenario scenario = Scenario(40, 120);
        scenario.Faults.Add(new ScenarioFault
        {
            Kind = FaultKind.UpstreamThrottle,
            RetryAtEnd = true,
            When = new FaultCondition { Model = "a/one", FromFirstAttempt = true, PeriodSeconds = 3, FromSeconds = 1, UntilSeconds = 3 },
        });
        BatchOutcome outcome = await RunAsync(2_000, scenario, "--fallback", "b/two");
        Report(outcome, mayWaste: 0);
        Assert.True(outcome.Counters.Faults["upstream_throttle"] > 0, "The throttle was met.");
        Assert.Equal(0, outcome.Waste);
        Assert.True(outcome.Counters.Models["a/one"].Succeeded > 100 && outcome.Counters.Models["b/two"].Succeeded > 100, "Both models served.");
    }

    [Fact]
    public async Task A_model_is_throttled_two_times_of_three_without_a_hint_and_has_a_fallback()
    {
        // Nobody can know of a throw of dice, but the service that throws them goes on to the fallback itself.
        Scenario scenario = Scenario(20, 60);
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, When = new FaultCondition { Model = "a/one", Probability = 2.0 / 3 } });
        BatchOutcome outcome = await RunAsync(600, scenario, "--fallback", "b/two");
        Report(outcome, mayWaste: 0);
        Assert.True(outcome.Counters.Faults["upstream_throttle"] > 0, "The throttle was met.");
        Assert.Equal(0, outcome.Waste);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_quarter_of_the_answers_fails_in_disguise(bool isStreamed)
    {
        // None of these can be told before it has come: the waste is those answers themselves, each asked for again once.
        Scenario scenario = Scenario(20, 60);
        FaultKind[] kinds = isStreamed
            ? [FaultKind.ErrorIn200, FaultKind.ErrorInChoice, FaultKind.FirstEventError, FaultKind.MidStreamError, FaultKind.Empty]
            : [FaultKind.ErrorIn200, FaultKind.ErrorInChoice, FaultKind.WrappedTransient, FaultKind.Empty];
        foreach (FaultKind kind in kinds)
            scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { Probability = 0.25 / kinds.Length } });
        BatchOutcome outcome = await RunAsync(300, scenario, isStreamed);
        long struck = outcome.Counters.Faults.Values.Sum();
        Report(outcome, mayWaste: struck);
        Assert.InRange(struck, 30, 300);
        Assert.Equal(struck, outcome.Waste);
    }

    [Fact]
    public async Task No_more_than_twelve_may_be_in_flight()
    {
        // Until the first refusal has come back the limit is not known: of the 32 that may be in flight 20 are beyond it. From then on one attempt asks
        // whether it stands, after five seconds, and after twice as long each time that it was refused: log2(1 + seconds / 5) times.
        Scenario scenario = SharedAccount(100, 300, account => account.MaxInFlight = 12);
        BatchOutcome outcome = await RunAsync(600, scenario);
        outcome.RequireKeysKnown();
        int mayWaste = Width - 12 + (int)Math.Log2(1 + (outcome.Duration.TotalSeconds / 5));
        Report(outcome, mayWaste);
        Assert.InRange(outcome.Waste, 1, mayWaste);
        // And it does not keep far below the limit for that.
        Assert.True(outcome.Counters.MaxInFlight > 12, "More than twelve were never tried.");
    }

    [Fact]
    public async Task A_width_that_is_set_keeps_what_the_account_allows()
    {
        BatchOutcome outcome = await RunAsync(200, SharedAccount(40, 120, account => account.MaxInFlight = 12), "--width", "12");
        outcome.RequireKeysKnown();
        Assert.Equal(0, outcome.Waste);
        Assert.Equal(12, outcome.Counters.MaxInFlight);
    }

    [Fact]
    public async Task Sixty_free_requests_a_window_on_one_account_behind_four_keys_that_do_not_say_so()
    {
        // The limit is not known before its first refusal: all that is in flight then may be refused. From then on it is counted, and one request a
        // window at most asks how long a window is, or whether the limit still stands.
        Scenario scenario = SharedAccount(40, 120, account => (account.FreeRequestsPerMinute, account.FreeWindowSeconds, account.FreeRequestsPerDay) = (60, 3, 100_000));
        scenario.Models.Add(new ScenarioModel { Id = "a/one:free", LatencyMs = new ScenarioRange(40, 120) });
        BatchOutcome outcome = await RunAsync(300, scenario, isStreamed: false, "a/one:free");
        outcome.RequireKeysKnown();
        int mayWaste = Width + 1 + (int)(outcome.Duration.TotalSeconds / 3);
        Report(outcome, mayWaste);
        Assert.InRange(outcome.Waste, 1, mayWaste);
    }

    private void Report(BatchOutcome outcome, long mayWaste) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Waste} attempts wasted; {mayWaste} could not have been known; {outcome.Duration.TotalSeconds:0.0} s"));

    /// <summary>Eight keys of as many accounts, and two models.</summary>
    private static Scenario Scenario(int fastest, int slowest, int dead = 0)
    {
        var scenario = new Scenario { Seed = 11 };
        for (int number = 1; number <= 8; number++)
        {
            scenario.Accounts.Add(new ScenarioAccount { Name = $"account-{number}", Credits = 1_000 });
            scenario.Keys.Add(new ScenarioKey { Alias = $"key-{number}", Secret = $"sk-or-waste-{number}", Account = $"account-{number}", Disabled = number <= dead });
        }

        foreach (string model in (string[])["a/one", "b/two"])
            scenario.Models.Add(new ScenarioModel { Id = model, LatencyMs = new ScenarioRange(fastest, slowest) });
        return scenario;
    }

    /// <summary>Four keys of one account, which nobody but the service knows of.</summary>
    private static Scenario SharedAccount(int fastest, int slowest, Action<ScenarioAccount> limits)
    {
        var scenario = new Scenario { Seed = 11 };
        var account = new ScenarioAccount { Name = "shared", Credits = 1_000 };
        limits(account);
        scenario.Accounts.Add(account);
        for (int number = 1; number <= 4; number++)
            scenario.Keys.Add(new ScenarioKey { Alias = $"key-{number}", Secret = $"sk-or-waste-{number}", Account = "shared" });
        scenario.Models.Add(new ScenarioModel { Id = "a/one", LatencyMs = new ScenarioRange(fastest, slowest) });
        return scenario;
    }

    private static Task<BatchOutcome> RunAsync(int lines, Scenario scenario, params string[] more) => RunAsync(lines, scenario, isStreamed: false, "a/one", more);

    /// <summary>Runs a batch, which must succeed with each line once.</summary>
    private static async Task<BatchOutcome> RunAsync(int lines, Scenario scenario, bool isStreamed, string model = "a/one", params string[] more)
    {
        using var folder = new TemporaryFolder();
        string streamed = isStreamed ? ",\"stream\":true" : "";
        string input = folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, lines).Select(
            number => $$$"""{"custom_id":"id-{{{number}}}","body":{"model":"{{{model}}}","messages":[{"role":"user","content":"line {{{number}}}."}]{{{streamed}}}}}""" + "\n")));
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string> { ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString() };
        for (int number = 1; number <= scenario.Keys.Count; number++)
            environment[$"OPENROUTER_KEY_{number}"] = scenario.Keys[number - 1].Secret;

        long began = TimeProvider.System.GetTimestamp();
        string[] arguments = ["batch", input, "-o", folder.File("out.jsonl"), "--concurrency", Width.ToString(CultureInfo.InvariantCulture), .. more];
        ToolResult run = (await ToolProcess.RunAsync(arguments, environment)).Expect(0);
        TimeSpan duration = TimeProvider.System.GetElapsedTime(began);

        Dictionary<string, JsonElement> results = ResultFile.Read(folder.File("out.jsonl"));
        Assert.Equal(lines, results.Count);
        for (int number = 0; number < lines; number++)
        {
            JsonElement result = results[$"id-{number}"];
            Assert.Equal(JsonValueKind.Null, result.GetProperty("error").ValueKind);
            string text = result.GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
            Assert.StartsWith($"echo: line {number}.", text, StringComparison.Ordinal);
        }

        SimulatorCounters counters = simulator.GetCounters();
        Assert.Equal((lines, 0), (counters.Succeeded, counters.InFlight));
        Assert.InRange(counters.MaxInFlight, 1, Width);
        return new BatchOutcome(counters, counters.Attempts - lines, duration, !run.Error.Contains(StartCheck.Unanswered, StringComparison.Ordinal));
    }

    private sealed record BatchOutcome(SimulatorCounters Counters, long Waste, TimeSpan Duration, bool AreKeysKnown)
    {
        /// <summary>Ends a test that rests on what <c>GET /key</c> tells, where the machine did not get through it in the two seconds of the start.</summary>
        public void RequireKeysKnown() => Assert.SkipUnless(AreKeysKnown, "This machine is too busy: two seconds were not enough to ask about the keys.");
    }
}
