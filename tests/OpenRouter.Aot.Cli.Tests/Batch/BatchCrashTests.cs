using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Runs that end before their time: killed, or asked to stop.</summary>
public sealed class BatchCrashTests
{
    [Fact]
    public async Task A_torn_last_line_and_failures_that_may_pass_are_run_again_and_a_repeated_line_is_dropped()
    {
        using var folder = new TemporaryFolder();
        string input = WriteInput(folder, 4), result = folder.File("out.jsonl");
        File.WriteAllText(result, """
            {"id":"x","custom_id":"id-0","response":{"status_code":200,"body":{"mark":1}},"error":null}
            {"id":"x","custom_id":"id-1","response":null,"error":{"code":"502","message":"m","scope":"model","retry_at":null}}
            {"id":"x","custom_id":"id-2","response":null,"error":{"code":"400","message":"m","scope":"request","retry_at":null}}
            {"id":"x","custom_id":"id-0","response":{"status_code":200,"body":{"mark":2}},"error":null}
            {"id":"x","custom_id":"id-3","response":{"stat
            """);
        await using OpenRouterSimulator simulator = await StartAsync(0);
        await ToolProcess.RunAsync(["batch", input, "-o", result, "--resume"], ToolProcess.At(simulator.BaseUrl));
        Dictionary<string, JsonElement> results = ResultFile.Read(result);
        Assert.Equal(4, results.Count);
        Assert.Equal(2, results["id-0"].GetProperty("response").GetProperty("body").GetProperty("mark").GetInt32());
        Assert.Equal(JsonValueKind.Null, results["id-1"].GetProperty("error").ValueKind);
        Assert.Equal("400", results["id-2"].GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, results["id-3"].GetProperty("error").ValueKind);
        Assert.Equal(2, simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task A_file_that_is_no_output_of_a_batch_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        string input = WriteInput(folder, 1), result = folder.Write("out.jsonl", "precious\ndata\n");
        ToolResult run = (await ToolProcess.RunAsync(["batch", input, "-o", result, "--resume"], ToolProcess.At(new Uri("http://127.0.0.1:9")))).Expect(2);
        Assert.Contains("out.jsonl:1:", run.Error, StringComparison.Ordinal);
        Assert.Equal("precious\ndata\n", File.ReadAllText(result));
    }

    [Fact]
    public async Task Interrupted_it_saves_what_is_in_flight_and_goes_on_later()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -INT.");
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 300), folder.File("out.jsonl"));
        Scenario scenario = CreateScenario(new ScenarioRange(100, 300));
        scenario.Keys.Add(new ScenarioKey { Alias = "first", Secret = "first" });
        scenario.Keys.Add(new ScenarioKey { Alias = "second", Secret = "second" });
        // Its lines take half a minute in all, so that the signal comes in the middle of them, and yet each is soon finished.
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.SlowFirstToken, DelayMs = 2_000, When = new FaultCondition { Key = "first", FromRequest = 31 } });
        await using OpenRouterSimulator simulator = await StartAsync(scenario);
        string[] arguments = ["batch", input, "-o", result, "--concurrency", "16"];
        using ToolProcess tool = ToolProcess.Start(arguments, ToolProcess.At(simulator.BaseUrl, "first"));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().Attempts > 30, "requests of the batch");
        await tool.SignalAsync("INT");
        ToolResult stopped = (await tool.WaitAsync()).Expect(130);

        SimulatorCounters counters = simulator.GetCounters();
        Assert.Equal(counters.Succeeded, ResultFile.Read(result).Count);
        Assert.Equal(counters.Attempts, counters.Succeeded);
        Assert.InRange(counters.Attempts, 31, 299);
        Assert.Contains("openrouter-aot batch", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", stopped.Error, StringComparison.Ordinal);

        (await ToolProcess.RunAsync([.. arguments, "--resume"], ToolProcess.At(simulator.BaseUrl, "second"))).Expect(0);
        Assert.Equal(300, ResultFile.Read(result).Count);
        Assert.Equal(300, simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task Interrupted_twice_it_stops_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -INT.");
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 10), folder.File("out.jsonl"));
        await using OpenRouterSimulator simulator = await StartAsync(500_000);
        using ToolProcess tool = ToolProcess.Start(["batch", input, "-o", result], ToolProcess.At(simulator.BaseUrl));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().Attempts == 10, "requests of the batch");
        await tool.SignalAsync("INT");
        await tool.SignalAsync("TERM");
        (await tool.WaitAsync()).Expect(130);
        Assert.NotEmpty(File.ReadAllText(result + ".journal"));
    }

    [Fact]
    public async Task Interrupted_while_all_lines_wait_for_a_model_it_does_not_wait_along()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no kill -INT.");
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 10), folder.File("out.jsonl"));
        var scenario = new Scenario { Faults = { new() { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 600 } } };
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        using ToolProcess tool = ToolProcess.Start(["batch", input, "-o", result], ToolProcess.At(simulator.BaseUrl));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().Failed > 0, "requests of the batch");
        await tool.SignalAsync("INT");
        (await tool.WaitAsync()).Expect(130);
        Assert.Empty(File.ReadAllText(result));
        // Nothing was in flight, so there is nothing to warn of: a new run begins.
        await using OpenRouterSimulator well = await StartAsync(0);
        (await ToolProcess.RunAsync(["batch", input, "-o", result], ToolProcess.At(well.BaseUrl))).Expect(0);
    }

    [Fact]
    public async Task What_nobody_knows_the_end_of_pauses_the_run_without_a_failed_line()
    {
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 3), folder.File("out.jsonl"));
        var scenario = new Scenario { Faults = { new() { Kind = FaultKind.Credits } } };
        await using (OpenRouterSimulator poor = await StartAsync(scenario))
        {
            ToolResult paused = (await ToolProcess.RunAsync(["batch", input, "-o", result], ToolProcess.At(poor.BaseUrl))).Expect(1);
            Assert.Contains("Paused: Nothing can serve", paused.Error, StringComparison.Ordinal);
            Assert.Contains("out of credits", paused.Error, StringComparison.Ordinal);
            Assert.Contains("3 lines left to run", paused.Error, StringComparison.Ordinal);
            Assert.Contains("--resume", paused.Error, StringComparison.Ordinal);
            Assert.InRange(poor.GetCounters().Attempts, 1, 3);
        }

        Assert.Empty(File.ReadAllText(result));
        await using OpenRouterSimulator simulator = await StartAsync(0);
        (await ToolProcess.RunAsync(["batch", input, "-o", result, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Equal(3, ResultFile.Read(result).Count);
    }

    [Fact]
    public async Task A_second_process_keeps_off_an_output_in_use()
    {
        using var folder = new TemporaryFolder();
        (string input, string result) = (WriteInput(folder, 100), folder.File("out.jsonl"));
        await using OpenRouterSimulator simulator = await StartAsync(500_000);
        using ToolProcess first = ToolProcess.Start(["batch", input, "-o", result], ToolProcess.At(simulator.BaseUrl));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().Attempts > 0, "requests of the batch");
        ToolResult second = (await ToolProcess.RunAsync(["batch", input, "-o", result, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("another process", second.Error, StringComparison.Ordinal);
        await first.KillAsync();

        // Nothing was done, but something may have been billed: that is not to be passed over in silence.
        ToolResult third = (await ToolProcess.RunAsync(["batch", input, "-o", result], ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("--resume", third.Error, StringComparison.Ordinal);
    }

    private static string Id(int number) => $"id-{number}";

    private static string WriteInput(TemporaryFolder folder, int count) => folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, count).Select(
        number => $$$"""{"custom_id":"{{{Id(number)}}}","method":"POST","url":"/v1/chat/completions","body":{"model":"a/b","messages":[{"role":"user","content":"{{{number}}}"}]}}""" + "\n")));

    private static Scenario CreateScenario(ScenarioRange latency)
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "a/b", LatencyMs = latency });
        return scenario;
    }

    private static Task<OpenRouterSimulator> StartAsync(ScenarioRange latency) => StartAsync(CreateScenario(latency));

    private static Task<OpenRouterSimulator> StartAsync(Scenario scenario) =>
        OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
}
