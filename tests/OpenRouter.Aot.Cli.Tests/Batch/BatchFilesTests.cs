using System.Diagnostics;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Inputs that cannot be read, and journals that are another's.</summary>
public sealed class BatchFilesTests : IDisposable
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_input_that_is_no_file_is_refused_and_nothing_is_made()
    {
        ToolResult directory = (await ToolProcess.RunAsync(["batch", folder.Path, "-o", folder.File("out.jsonl")], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("is a directory", directory.Error, StringComparison.Ordinal);
        ToolResult missing = (await ToolProcess.RunAsync(["batch", folder.File("none.jsonl"), "-o", folder.File("out.jsonl")], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("There is no file", missing.Error, StringComparison.Ordinal);
        ToolResult empty = (await ToolProcess.RunAsync(["batch", folder.Write("empty.jsonl", ""), "-o", folder.File("out.jsonl")], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("is empty", empty.Error, StringComparison.Ordinal);
        Assert.Equal(["empty.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_input_of_the_system_that_holds_no_lines_is_refused()
    {
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "There is no /proc here.");
        ToolResult run = (await ToolProcess.RunAsync(["batch", "/proc/self/mem", "-o", folder.File("out.jsonl")], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("/proc/self/mem", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" --limit 5")]
    public async Task A_pipe_of_the_shell_is_read_to_its_end(string more)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 30);
        string tool = Path.Combine(AppContext.BaseDirectory, "openrouter-aot");
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"timeout 60 '{tool}' batch <(cat '{files.Input}') -o '{files.Output}'{more}"]) { RedirectStandardError = true };
        foreach ((string name, string value) in ToolProcess.At(simulator.BaseUrl))
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {error}");
        files.AssertAllSucceeded(more.Length > 0 ? 5 : 30);
    }

    [Fact]
    public async Task The_journal_of_another_input_is_refused_and_a_renamed_input_is_not()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 10);
        (await ToolProcess.RunAsync([.. files.Arguments, "--limit", "6"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        string before = File.ReadAllText(files.Output);
        string other = folder.Write("other.jsonl", BatchFiles.LinesOf(10, number => BatchFiles.LineOf(number + 100)));
        ToolResult refused = (await ToolProcess.RunAsync(["batch", other, "-o", files.Output, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("belongs to", refused.Error, StringComparison.Ordinal);
        Assert.Contains("in.jsonl", refused.Error, StringComparison.Ordinal);
        Assert.Equal((before, 6), (File.ReadAllText(files.Output), simulator.GetCounters().Attempts));

        string renamed = folder.File("renamed.jsonl");
        File.Move(files.Input, renamed);
        (await ToolProcess.RunAsync(["batch", renamed, "-o", files.Output, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(10);
        Assert.Equal(10, simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task A_renamed_input_goes_on_although_nothing_of_it_was_answered_yet()
    {
        var files = BatchFiles.Create(folder, 3);
        await using (OpenRouterSimulator poor = await StartAsync(FaultKind.Credits))
            (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(poor.BaseUrl))).Expect(1);
        string renamed = folder.File("renamed.jsonl");
        File.Move(files.Input, renamed);
        await using OpenRouterSimulator simulator = await StartAsync();
        (await ToolProcess.RunAsync(["batch", renamed, "-o", files.Output, "--resume"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
        files.AssertAllSucceeded(3);
    }

    [Theory]
    [InlineData]
    [InlineData("--resume")]
    public async Task A_file_in_the_place_of_the_journal_that_is_none_is_left_alone(params string[] more)
    {
        var files = BatchFiles.Create(folder, 3);
        File.WriteAllText(files.Journal, "precious data\n");
        ToolResult run = (await ToolProcess.RunAsync([.. files.Arguments, .. more], ToolProcess.At(Nowhere))).Expect(2);
        Assert.Contains("is no journal of a bulk run", run.Error, StringComparison.Ordinal);
        Assert.Equal("precious data\n", File.ReadAllText(files.Journal));
        Assert.False(File.Exists(files.Output));
    }

    [Fact]
    public async Task An_output_that_is_there_is_refused_without_resume()
    {
        await using OpenRouterSimulator simulator = await StartAsync();
        var files = BatchFiles.Create(folder, 3);
        (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        string before = File.ReadAllText(files.Output);
        ToolResult again = (await ToolProcess.RunAsync(files.Arguments, ToolProcess.At(simulator.BaseUrl))).Expect(2);
        Assert.Contains("is there already. Add --resume", again.Error, StringComparison.Ordinal);
        Assert.Equal((before, 3), (File.ReadAllText(files.Output), simulator.GetCounters().Attempts));
        // The journal of the run before is still there to be asked.
        (await ToolProcess.RunAsync([.. files.Arguments, "--why", "id-1"], ToolProcess.At(simulator.BaseUrl))).Expect(0);
    }

    private static Task<OpenRouterSimulator> StartAsync(params FaultKind[] faults)
    {
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model });
        foreach (FaultKind kind in faults)
            scenario.Faults.Add(new ScenarioFault { Kind = kind });
        return OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
    }
}
