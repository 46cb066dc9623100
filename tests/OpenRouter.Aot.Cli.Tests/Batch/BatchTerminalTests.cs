using System.Diagnostics;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>A batch on a narrow terminal.</summary>
public sealed class BatchTerminalTests
{
    private const int Columns = 60;

    // The board comes before it; what is told at the end is as long as it is, and the terminal breaks it.
    private const string End = "300 done, 0 failed";

    [Fact]
    public async Task On_sixty_columns_no_line_of_the_board_is_wider_and_none_of_it_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "There is no script(1) of Linux here.");
        using var folder = new TemporaryFolder();
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = BatchFiles.Model, LatencyMs = new ScenarioRange(20, 60) });
        scenario.Models.Add(new ScenarioModel { Id = LongModel, LatencyMs = new ScenarioRange(20, 60) });
        // A busy machine takes long to ask about the key, and says so above the board; here it always does.
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new FaultCondition { Endpoint = "key" } });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        var files = BatchFiles.Create(folder, 300, number => BatchFiles.LineOf(number, number % 2 == 0 ? BatchFiles.Model : LongModel));
        string tool = Path.Combine(AppContext.BaseDirectory, "openrouter-aot");
        string command = $"stty cols {Columns} rows 24; timeout 100 '{tool}' batch '{files.Input}' -o '{files.Output}' --concurrency 4";
        var info = new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string name, string value) in ToolProcess.At(simulator.BaseUrl))
            info.Environment[name] = value;
        info.Environment["TERM"] = "xterm-256color";
        info.Environment.Remove("COLUMNS");
        using Process process = Process.Start(info)!;
        string text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, text);
        files.AssertAllSucceeded(300);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(end > 0, text);
        Assert.Equal(["Asking the service about 1 key…", StartCheck.Unanswered], TerminalScreen.Of(text[..end]).Lines.Where(line => line.Length > 0));
        int start = text.IndexOf(StartCheck.Unanswered, StringComparison.Ordinal) + StartCheck.Unanswered.Length;
        TerminalScreen board = TerminalScreen.Of(text[start..end]);
        Assert.Contains("of the input", text[..end], StringComparison.Ordinal);
        Assert.True(board.Widest.Length <= Columns, $"{board.Widest.Length} columns: {board.Widest}");
        // Before the first word of the report the screen is empty again, and the cursor can be seen.
        Assert.All(board.Lines, line => Assert.Equal("", line));
        Assert.Equal(text.LastIndexOf("\u001b[?25", StringComparison.Ordinal), text.LastIndexOf("\u001b[?25h", StringComparison.Ordinal));
    }

    private static string LongModel => "somebody/with-a-name-that-is-much-longer-than-a-terminal-of-sixty-columns-is-wide";
}
