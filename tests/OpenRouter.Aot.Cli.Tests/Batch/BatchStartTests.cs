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
        Assert.Equal((60, 0, 0), (counters.Keys["a"].Attempts, counters.Keys["b"].Attempts, counters.Keys["c"].Attempts));
        Assert.Contains("note: key-2 is left out: key refused", run.Error, StringComparison.Ordinal);
        Assert.Contains("note: key-3 is left out: a management key", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Asking", run.Error, StringComparison.Ordinal);
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
    }

    private static Task<OpenRouterSimulator> StartAsync(Action<Scenario> adjust)
    {
        var scenario = new Scenario();
        foreach (string alias in (string[])["a", "b", "c"])
            scenario.Keys.Add(new ScenarioKey { Alias = alias, Secret = "secret-" + alias });
        adjust(scenario);
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }

    private Task<ToolResult> RunAsync(OpenRouterSimulator simulator, int lines) => ToolProcess.RunAsync(
        ["batch", Write(lines), "-o", folder.File("out.jsonl")],
        new Dictionary<string, string>
        {
            ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString(),
            ["OPENROUTER_KEY_1"] = "secret-a",
            ["OPENROUTER_KEY_2"] = "secret-b",
            ["OPENROUTER_KEY_3"] = "secret-c",
        });

    private string Write(int lines) => folder.Write("in.jsonl", string.Concat(Enumerable.Range(1, lines).Select(number => $$"""{"prompt":"line {{number}}","model":"a/b"}""" + "\n")));
}
