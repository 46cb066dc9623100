using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Runs that stop because something is wrong with the lines, or that must not stop for it.</summary>
public sealed class BatchStopTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_wrong_model_in_all_lines_stops_it_and_mended_lines_run_again()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 400, number => BatchFiles.LineOf(number, model: "none/such"));
        ToolResult stopped = (await ToolProcess.RunAsync([.. files.Arguments, "--concurrency", "8"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Contains("Paused: Stopped, because the first 50 requests all failed with the same error", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("none/such", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("Mend the lines or the flags", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", stopped.Error, StringComparison.Ordinal);
        Dictionary<string, JsonElement> failed = files.Read();
        Assert.InRange(failed.Count, 50, 50 + 16);
        Assert.Contains($"{400 - failed.Count} lines left to run", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(failed.Count, simulator.GetCounters().Attempts);
        Assert.All(failed.Values, line => Assert.Equal("request", line.GetProperty("error").GetProperty("scope").GetString()));

        File.WriteAllText(files.Input, BatchFiles.LinesOf(400));
        ToolResult mended = (await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(400);
        Assert.Contains($"{failed.Count} lines asked for something else than when they were done, and ran again", mended.Error, StringComparison.Ordinal);
        Assert.Contains($"asks for something else than when it was done", mended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_model_in_a_flag_is_mended_by_the_flag()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = new BatchFiles(folder.Write("in.jsonl", string.Concat(Enumerable.Range(0, 100).Select(number => $$"""{"custom_id":"{{BatchFiles.IdOf(number)}}","prompt":"{{number}}"}""" + "\n"))), folder.File("out.jsonl"));
        (await ToolProcess.RunAsync([.. files.Arguments, "-m", "none/such"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        ToolResult mended = (await ToolProcess.RunAsync([.. files.Arguments, "-m", BatchFiles.Model, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(100);
        Assert.Contains("note: -m was none/such, is a/b", mended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_to_keep_going_it_runs_them_all()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 200, number => BatchFiles.LineOf(number, model: "none/such"));
        ToolResult run = (await ToolProcess.RunAsync([.. files.Arguments, "--keep-going"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.DoesNotContain("Paused", run.Error, StringComparison.Ordinal);
        Assert.Equal(200, files.Read().Count);
    }

    [Fact]
    public async Task With_half_of_the_lines_broken_the_other_half_is_answered()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 1_600, number => (number % 8) switch
        {
            0 => BatchFiles.LineOf(number)[..40],
            1 => BatchFiles.LineOf(number, model: "none/such"),
            2 => "[]",
            3 => BatchFiles.LineOf(number + 1),
            _ => BatchFiles.LineOf(number),
        });
        ToolResult run = (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Dictionary<string, JsonElement> results = files.Read();
        Assert.Equal((800, 200), (results.Values.Count(IsSuccess), results.Values.Count(line => !IsSuccess(line))));
        Assert.Contains("in.jsonl:1: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("in.jsonl:3: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("600 not sent", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Paused", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_it_runs_a_changed_line_again_it_ends_with_one_line_of_it()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model });
        scenario.Keys.Add(new ScenarioKey { Alias = "well", Secret = "well" });
        scenario.Keys.Add(new ScenarioKey { Alias = "slow", Secret = "slow" });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new FaultCondition { Key = "slow" } });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        var files = BatchFiles.Create(folder, 5);
        (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl, "well"))).Expect(0);
        File.WriteAllText(files.Input, BatchFiles.LinesOf(5, number => BatchFiles.LineOf(number, text: number == 2 ? "changed" : null)));
        using (ToolProcess tool = ToolProcess.Start([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl, "slow")))
        {
            await Eventually.IsTrueAsync(() => simulator.GetCounters().InFlight == 1, "the changed line");
            await tool.KillAsync();
        }

        ToolResult last = (await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl, "well"))).Expect(0);
        Assert.Equal(1, ResumeText.AnnouncedBy(last));
        files.AssertAllSucceeded(5);
        Assert.Contains("echo: changed", files.Read()["id-2"].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_looks_at_a_terminal_only_stderr_is_written_to()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 50);
        ToolResult run = (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Empty(run.Output);
        Assert.Contains("50 done, 0 failed, 0 not sent", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Error);
        Assert.DoesNotContain('\r', run.Error);
    }

    [Fact]
    public async Task Waiting_it_goes_on_when_credits_are_bought()
    {
        var scenario = new Scenario();
        scenario.Accounts.Add(new ScenarioAccount { Name = "poor", Credits = 0.001m });
        scenario.Keys.Add(new ScenarioKey { Alias = "one", Secret = "one", Account = "poor" });
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        var files = BatchFiles.Create(folder, 120);
        using ToolProcess tool = ToolProcess.Start([.. files.Arguments, "--wait", "1h", "--concurrency", "8"], ToolProcess.At(simulator.BaseUrl, "one"));
        await Eventually.IsTrueAsync(() => simulator.GetCounters() is { Failed: > 0, InFlight: 0 }, "credits to run out");
        simulator.AddCredits("poor", 5);
        ToolResult run = (await tool.WaitAsync()).Expect(0);
        files.AssertAllSucceeded(120);
        Assert.Contains("Waiting for up to", run.Error, StringComparison.Ordinal);
        Assert.Contains("Going on.", run.Error, StringComparison.Ordinal);
    }

    private static bool IsSuccess(JsonElement line) => line.GetProperty("error").ValueKind == JsonValueKind.Null;

    private static Task<OpenRouterSimulator> StartAsync()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model });
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
