using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a batch asks about its keys before it sends anything.</summary>
public sealed class BatchStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Dead_and_management_keys_cost_no_attempt()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => (scenario.Keys[1].Disabled, scenario.Keys[2].IsManagementKey) = (true, true));
        ToolResult run = (await RunAsync(simulator, lines: 60)).Expect(0);

        Assert.Equal(60, ResultFile.Read(folder.File("out.jsonl")).Count);
        SimulatorCounters counters = simulator.GetCounters();
        Assert.SkipWhen(run.Error.Contains(StartCheck.Unanswered, StringComparison.Ordinal), "This machine is too busy: two seconds were not enough to ask about the keys.");
        Assert.Equal((60, 0, 0), (counters.Keys["a"].Attempts, counters.Keys["b"].Attempts, counters.Keys["c"].Attempts));
        Assert.Contains("note: key-2 is left out: key refused", run.Error, StringComparison.Ordinal);
        Assert.Contains("note: key-3 is left out: a management key", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_is_over_at_once_is_not_announced()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => (scenario.Keys[1].Disabled, scenario.Keys[2].IsManagementKey) = (true, true));
        // The clock stands: however long the machine takes, no time passes.
        await using var check = new CheckedClient(simulator);
        await check.RunAsync();
        Assert.Collection(
            check.Lines,
            line => Assert.StartsWith("note: key-2 is left out: key refused", line, StringComparison.Ordinal),
            line => Assert.StartsWith("note: key-3 is left out: a management key", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wait_is_announced_and_given_up_after_two_seconds()
    {
        await using OpenRouterSimulator simulator = await StartAsync(
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new FaultCondition { Endpoint = "key" } }));
        await using var check = new CheckedClient(simulator);
        Task running = check.RunAsync();
        check.Time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.Empty(check.Lines);
        check.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Eventually.IsTrueAsync(() => check.Lines is ["Asking the service about 3 keys…"], "the announcement");
        check.Time.Advance(TimeSpan.FromMilliseconds(1_699));
        Assert.False(running.IsCompleted);
        check.Time.Advance(TimeSpan.FromMilliseconds(1));
        await running;
        Assert.Equal(["Asking the service about 3 keys…", StartCheck.Unanswered], check.Lines);
    }

    [Fact]
    public async Task Where_every_key_is_refused_nothing_is_sent_or_written_and_each_is_named()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario =>
        {
            scenario.Keys[0].Disabled = scenario.Keys[1].Disabled = true;
            scenario.Keys[2].ExpiresAt = DateTimeOffset.UnixEpoch;
        });
        ToolResult run = (await RunAsync(simulator, lines: 3)).Expect(2);

        Assert.Empty(run.Output);
        Assert.Contains("No key can be used", run.Error, StringComparison.Ordinal);
        foreach (string alias in (string[])["key-1", "key-2", "key-3"])
            Assert.Contains($"  {alias}: key refused: API key ", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, simulator.GetCounters().Attempts);
        Assert.Equal(["in.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
        Assert.DoesNotContain("secret-", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is there already")]
    [InlineData("out.jsonl:1: no result of a batch", "--resume")]
    public async Task Files_are_looked_at_before_the_service_is_asked(string message, params string[] more)
    {
        // Whoever asks about a key waits for ever.
        await using OpenRouterSimulator simulator = await StartAsync(
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new FaultCondition { Endpoint = "key" } }));
        folder.Write("out.jsonl", "precious\ndata\n");
        ToolResult run = (await RunAsync(simulator, lines: 1, more)).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(StartCheck.Unanswered, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, simulator.GetCounters().Faults["stall"]);
        Assert.Equal(["in.jsonl", "out.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_every_key_is_refused_a_resume_changes_nothing()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => scenario.Keys.ToList().ForEach(key => key.Disabled = true));
        const string Failed = """{"id":"x","custom_id":"line-1","response":null,"error":{"code":"502","message":"m","scope":"model","retry_at":null}}""";
        folder.Write("out.jsonl", Failed + "\n");
        ToolResult run = (await RunAsync(simulator, lines: 1, "--resume")).Expect(2);
        Assert.Contains("No key can be used", run.Error, StringComparison.Ordinal);
        Assert.Equal(Failed + "\n", File.ReadAllText(folder.File("out.jsonl")));
        Assert.Equal(["in.jsonl", "out.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_keys_of_the_group_count()
    {
        await using OpenRouterSimulator simulator = await StartAsync(scenario => scenario.Keys[0].Disabled = true);
        string pool = folder.Write("pool.json", $$"""{"base_url":"{{simulator.BaseUrl}}","keys":[{"env":"A","group":"team"},{"env":"B"}]}""");
        var environment = new Dictionary<string, string> { ["A"] = "secret-a", ["B"] = "secret-b" };
        string input = Write(1);
        ToolResult run = (await ToolProcess.RunAsync(["batch", input, "-o", folder.File("out.jsonl"), "--pool", pool, "--group", "team"], environment)).Expect(2);
        Assert.Contains("key-1: key refused", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("key-2", run.Error, StringComparison.Ordinal);
        (await ToolProcess.RunAsync(["batch", input, "-o", folder.File("out.jsonl"), "--pool", pool], environment)).Expect(0);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_not_waited_for()
    {
        await using OpenRouterSimulator simulator = await StartAsync(
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new FaultCondition { Endpoint = "key" } }));
        ToolResult run = (await RunAsync(simulator, lines: 5)).Expect(0);
        Assert.Equal(5, ResultFile.Read(folder.File("out.jsonl")).Count);
        Assert.Contains("Asking the service about 3 keys", run.Error, StringComparison.Ordinal);
        Assert.Contains(StartCheck.Unanswered, run.Error, StringComparison.Ordinal);
    }

    private static Task<OpenRouterSimulator> StartAsync(Action<Scenario> adjust)
    {
        var scenario = new Scenario();
        foreach (string alias in (string[])["a", "b", "c"])
            scenario.Keys.Add(new ScenarioKey { Alias = alias, Secret = "secret-" + alias });
        adjust(scenario);
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }

    private Task<ToolResult> RunAsync(OpenRouterSimulator simulator, int lines, params string[] more) => ToolProcess.RunAsync(
        ["batch", Write(lines), "-o", folder.File("out.jsonl"), .. more],
        new Dictionary<string, string>
        {
            ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString(),
            ["OPENROUTER_KEY_1"] = "secret-a",
            ["OPENROUTER_KEY_2"] = "secret-b",
            ["OPENROUTER_KEY_3"] = "secret-c",
        });

    private string Write(int lines) => folder.Write("in.jsonl", string.Concat(Enumerable.Range(1, lines).Select(number => $$"""{"prompt":"line {{number}}","model":"a/b"}""" + "\n")));

    /// <summary>The check of a client of its own, on a clock that the test turns.</summary>
    private sealed class CheckedClient : IAsyncDisposable
    {
        private readonly StringWriter log = new();
        private readonly OpenRouterClient client;
        private readonly StartCheck check;

        public CheckedClient(OpenRouterSimulator simulator)
        {
            var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, TimeProvider = Time };
            foreach (string name in (string[])["a", "b", "c"])
                options.Keys.Add(new KeyOptions { Secret = new ApiKey("secret-" + name) });
            client = new OpenRouterClient(options);
            check = new StartCheck(client, options, group: null, Time, TextWriter.Synchronized(log));
        }

        public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(60));

        public string[] Lines => log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        public Task RunAsync() => check.RunAsync(TestContext.Current.CancellationToken);

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await log.DisposeAsync();
        }
    }
}
