using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A disk that is full ends the run at once, and nothing that was written is lost.</summary>
public sealed class BatchFullDiskTests : IDisposable
{
    private const int Lines = 600;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(64, 1)]
    [InlineData(96, 16)]
    [InlineData(128, 64)]
    public async Task It_says_so_and_after_room_was_made_a_resume_ends_with_every_line_once(int kib, int concurrency)
    {
        using TinyDisk? disk = TinyDisk.TryMount(folder, kib);
        Assert.SkipWhen(disk is null, TinyDisk.WhySkipped);
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = new BatchFiles(folder.Write("in.jsonl", BatchFiles.LinesOf(Lines)), Path.Combine(disk.Path, "out.jsonl"));
        string[] arguments = [.. files.Arguments, "--concurrency", $"{concurrency}"];
        ToolResult full = (await ToolProcess.RunAsync(arguments, ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
        Assert.Contains("What was written before is safe", full.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", full.Error, StringComparison.Ordinal);
        SimulatorCounters counters = simulator.GetCounters();
        long kept = files.CountSucceeded();
        Assert.InRange(kept, 1, Lines - 1);
        // Nothing is sent any more that could not be kept: what was on its way at that moment, and what had come and not been written.
        Assert.InRange(counters.Attempts, kept, kept + (2 * concurrency) + 1);

        disk.Grow(16 * 1024);
        ToolResult resumed = (await ToolProcess.RunAsync([.. arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(Lines);
        Assert.Equal(kept, ResumeText.DoneBefore(resumed));
        Assert.InRange(ResumeText.AnnouncedBy(resumed), simulator.GetCounters().Repeated, (2 * concurrency) + 1);
    }

    [Fact]
    public async Task A_resume_on_a_disk_that_is_still_full_changes_nothing()
    {
        using TinyDisk? disk = TinyDisk.TryMount(folder, 64);
        Assert.SkipWhen(disk is null, TinyDisk.WhySkipped);
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = new BatchFiles(folder.Write("in.jsonl", BatchFiles.LinesOf(Lines)), Path.Combine(disk.Path, "out.jsonl"));
        (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(1);
        long kept = files.CountSucceeded();
        ToolResult again = await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl));
        Assert.InRange(again.Expect(again.ExitCode).ExitCode, 1, 2);
        Assert.Contains("No space left on device", again.Error, StringComparison.Ordinal);
        Assert.InRange(files.CountSucceeded(), kept, Lines - 1);

        disk.Grow(16 * 1024);
        (await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(Lines);
    }

    [Fact]
    public async Task Full_while_changed_lines_run_again_it_says_so_and_keeps_what_it_has()
    {
        using TinyDisk? disk = TinyDisk.TryMount(folder, 64);
        Assert.SkipWhen(disk is null, TinyDisk.WhySkipped);
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = new BatchFiles(folder.Write("in.jsonl", BatchFiles.LinesOf(40)), Path.Combine(disk.Path, "out.jsonl"));
        (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        File.WriteAllText(files.Input, BatchFiles.LinesOf(Lines, number => BatchFiles.LineOf(number, text: $"changed {number}")));
        ToolResult full = (await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Contains("No space left on device", full.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", full.Error, StringComparison.Ordinal);

        disk.Grow(16 * 1024);
        (await ToolProcess.RunAsync([.. files.Arguments, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(Lines);
        Assert.All(files.Read(), line => Assert.Contains("changed", line.Value.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_summary_that_finds_no_room_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 3);
        ToolResult run = (await ToolProcess.RunAsync([.. files.Arguments, "--summary", "/dev/full"], ToolProcess.At(simulator.BaseUrl))).Expect(1);
        Assert.Contains("The summary /dev/full cannot be written", run.Error, StringComparison.Ordinal);
        files.AssertAllSucceeded(3);
    }

    private static Task<OpenRouterSimulator> StartAsync()
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model });
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario, CountsRepeats = true }, TestContext.Current.CancellationToken);
    }
}
