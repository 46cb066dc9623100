using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What the flags of a batch do, from outside.</summary>
public sealed class BatchFlagsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trial_sends_no_more_than_it_may_and_a_resume_runs_the_rest()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 50);
        ToolResult trial = (await ToolProcess.RunAsync([.. files.Arguments, "--limit", "10", "--concurrency", "4"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(10);
        Assert.Contains("That was a trial; 40 lines are left", trial.Error, StringComparison.Ordinal);
        // The command that goes on is no trial any more.
        Assert.Contains("--resume", trial.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--limit", trial.Error, StringComparison.Ordinal);

        (await ToolProcess.RunAsync([.. files.Arguments, "--limit", "10", "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(20);
        ToolResult rest = (await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(50);
        Assert.Equal((50, 20), (simulator.GetCounters().Attempts, ResumeText.DoneBefore(rest)));
        Assert.DoesNotContain("trial", rest.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_explained_after_the_run()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new ScenarioFault { Kind = FaultKind.ErrorIn200, When = new FaultCondition { UntilRequest = 1 } });
        var files = BatchFiles.Create(folder, 1);
        (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        ToolResult why = (await ToolProcess.RunAsync([.. files.Arguments, "--why", "id-0"])).Expect(0);
        string[] lines = why.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 2, 6);
        Assert.Contains(BatchFiles.Model, why.Output, StringComparison.Ordinal);

        ToolResult json = (await ToolProcess.RunAsync([.. files.Arguments, "--why", "id-0", "--json"])).Expect(0);
        JsonElement found = JsonElement.Parse(json.Output);
        Assert.Equal("id-0", found.GetProperty("custom_id").GetString());
        Assert.Equal(2, found.EnumerateObject().Single(member => member.Value.ValueKind == JsonValueKind.Array).Value.GetArrayLength());
        Assert.Equal(2, simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task An_unknown_line_and_a_journal_that_is_not_there_are_told()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 1);
        ToolResult none = (await ToolProcess.RunAsync([.. files.Arguments, "--why", "id-0"])).Expect(2);
        Assert.Contains("There is no journal", none.Error, StringComparison.Ordinal);
        Assert.Equal([files.Input], Directory.GetFiles(folder.Path));
        (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        ToolResult unknown = (await ToolProcess.RunAsync([.. files.Arguments, "--why", "id-7"])).Expect(2);
        Assert.Contains("has no outcome of 'id-7'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_runs_a_line_cannot_be_looked_up()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new ScenarioFault { Kind = FaultKind.Stall });
        var files = BatchFiles.Create(folder, 5);
        using ToolProcess tool = ToolProcess.Start(files.Arguments, ToolProcess.At(simulator.BaseUrl));
        await Eventually.IsTrueAsync(() => simulator.GetCounters().InFlight == 5, "requests of the batch");
        ToolResult why = (await ToolProcess.RunAsync([.. files.Arguments, "--why", "id-0"])).Expect(2);
        Assert.Contains("a run still writes it", why.Error, StringComparison.Ordinal);
        Assert.False(tool.HasExited);
    }

    [Fact]
    public async Task The_summary_is_a_file_of_its_own()
    {
        await using OpenRouterSimulator simulator = await StartAsync(
            new ScenarioFault { Kind = FaultKind.Moderation, When = new FaultCondition { UntilRequest = 2 } });
        var files = BatchFiles.Create(folder, 20);
        string path = folder.File("summary.json");
        ToolResult run = (await ToolProcess.RunAsync([.. files.Arguments, "--summary", path, "--json"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        JsonElement summary = JsonElement.Parse(File.ReadAllText(path));
        Assert.True(JsonElement.DeepEquals(summary, JsonElement.Parse(run.Output)));
        Assert.Equal(
            (18, 2, 2, 20, 0, 0),
            (Number("succeeded"), Number("failed"), summary.GetProperty("failures_by_scope").GetProperty("request").GetInt64(), Number("attempts"), Number("not_sent"), Number("done_before")));
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.False), (Kind("paused"), Kind("failure"), Kind("interrupted")));
        Assert.Equal((decimal)simulator.GetCounters().CostUsd, summary.GetProperty("cost").GetDecimal(), precision: 9);
        Assert.Equal(18, summary.GetProperty("finish_reasons").EnumerateObject().Sum(member => member.Value.GetInt64()));

        ToolResult retried = (await ToolProcess.RunAsync([.. files.Arguments, "--summary", path, "--resume", "--retry-failed"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        summary = JsonElement.Parse(File.ReadAllText(path));
        Assert.Equal((2, 0, 18), (Number("succeeded"), Number("failed"), Number("done_before")));
        Assert.Empty(retried.Output);
        files.AssertAllSucceeded(20);

        long Number(string name) => summary.GetProperty(name).GetInt64();
        JsonValueKind Kind(string name) => summary.GetProperty(name).ValueKind;
    }

    [Fact]
    public async Task The_summary_of_a_paused_run_says_why()
    {
        await using OpenRouterSimulator simulator = await StartAsync(new ScenarioFault { Kind = FaultKind.Credits });
        var files = BatchFiles.Create(folder, 20);
        string path = folder.File("summary.json");
        (await ToolProcess.RunAsync([.. files.Arguments, "--summary", path], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        JsonElement paused = JsonElement.Parse(File.ReadAllText(path)).GetProperty("paused");
        Assert.Equal(("unavailable", 20, JsonValueKind.Null), (paused.GetProperty("reason").GetString(), paused.GetProperty("lines_left").GetInt32(), paused.GetProperty("retry_at").ValueKind));
        Assert.Contains("credits", paused.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_cost_is_bounded_over_all_runs()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 60, number => $$$"""{"custom_id":"{{{BatchFiles.IdOf(number)}}}","body":{"model":"a/b","max_tokens":20,"messages":[{"role":"user","content":"{{{number}}}"}]}}""");
        ToolResult stopped = (await ToolProcess.RunAsync([.. files.Arguments, "--max-cost", "0.001"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Contains("Paused: Stopped before the limit of cost", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("higher --max-cost", stopped.Error, StringComparison.Ordinal);
        Assert.InRange(simulator.GetCounters().CostUsd, 0.0002, 0.001);
        long kept = files.CountSucceeded();
        (await ToolProcess.RunAsync([.. files.Arguments, "--max-cost", "$0.001", "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.InRange(simulator.GetCounters().CostUsd, 0.0002, 0.001);
        Assert.InRange(files.CountSucceeded(), kept, 59);
        (await ToolProcess.RunAsync([.. files.Arguments, "--max-cost", "1", "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(60);
    }

    [Theory]
    [InlineData("--wait is '0'", "--wait", "0")]
    [InlineData("--wait is '0s'", "--wait", "0s")]
    [InlineData("--wait is 'soon'", "--wait", "soon")]
    [InlineData("--wait is '5'", "--wait", "5")]
    [InlineData("--wait is '1e9h'", "--wait", "1e9h")]
    [InlineData("--wait is '31d'", "--wait", "31d")]
    [InlineData("--max-cost is '0'", "--max-cost", "0")]
    [InlineData("--max-cost is 'much'", "--max-cost", "much")]
    [InlineData("--limit", "--limit", "0")]
    [InlineData("add --resume", "--retry-failed")]
    [InlineData("names no file", "--summary", " ")]
    public async Task What_makes_no_sense_is_refused_before_anything_is_made(string message, params string[] more)
    {
        var files = BatchFiles.Create(folder, 1);
        ToolResult run = (await ToolProcess.RunAsync([.. files.Arguments, .. more], ToolProcess.At(new Uri("http://127.0.0.1:9")))).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal([files.Input], Directory.GetFiles(folder.Path));
    }

    private static Task<OpenRouterSimulator> StartAsync(params ScenarioFault[] faults)
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model });
        foreach (ScenarioFault fault in faults)
            scenario.Faults.Add(fault);
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
