using System.Diagnostics;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a shell is told for a word that is not finished.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("mod", "models")]
    [InlineData("keys --che", "--check")]
    [InlineData("keys rot", "rotate")]
    [InlineData("models --sort pri", "price")]
    [InlineData("completion f", "fish")]
    public async Task The_tool_completes_commands_options_and_values(string line, string expected)
    {
        ToolResult run = (await ToolProcess.RunAsync([$"[suggest:{line.Length}]", line])).Expect(0);
        Assert.Equal(expected, run.Output.Trim());
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _openrouter_aot openrouter-aot")]
    [InlineData("zsh", "#compdef openrouter-aot")]
    [InlineData("fish", "complete -c openrouter-aot")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName openrouter-aot")]
    public async Task There_is_a_script_for_each_shell(string shell, string expected) =>
        Assert.Contains(expected, (await ToolProcess.RunAsync(["completion", shell])).Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_shell_that_is_not_known_is_answered_with_those_that_are()
    {
        ToolResult run = (await ToolProcess.RunAsync(["completion", "tcsh"])).Expect(2);
        Assert.Contains("'tcsh' is no shell that is known here. There are bash, fish, powershell, zsh.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_commands_and_the_models_that_were_listed_last()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There may be no bash.");
        using var folder = new TemporaryFolder();
        var scenario = new Scenario();
        scenario.Models.Add(new ScenarioModel { Id = "acme/big" });
        scenario.Models.Add(new ScenarioModel { Id = "acme/small:free" });
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = scenario }, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string> { ["OPENROUTER_BASE_URL"] = simulator.BaseUrl.ToString(), ["XDG_CACHE_HOME"] = folder.Path };
        (await ToolProcess.RunAsync(["models", "--ids", "big"], environment)).Expect(0);

        Assert.Equal("models", await CompleteAsync(folder, "openrouter-aot mod"));
        Assert.Equal("acme/big acme/small:free", await CompleteAsync(folder, "openrouter-aot chat hello -m ac"));
        // A colon begins a word of its own in bash.
        Assert.Equal("free", await CompleteAsync(folder, "openrouter-aot chat hello -m acme/small:f"));
    }

    private static async Task<string> CompleteAsync(TemporaryFolder folder, string line)
    {
        string script = folder.Write("complete.sh", $$"""
            export XDG_CACHE_HOME='{{folder.Path}}' PATH='{{AppContext.BaseDirectory}}':$PATH
            source <(openrouter-aot completion bash)
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}} COMP_WORDS=(openrouter-aot) COMPREPLY=()
            _openrouter_aot
            echo "${COMPREPLY[*]}"
            """);
        using Process bash = Process.Start(new ProcessStartInfo("bash", ["--norc", script]) { RedirectStandardOutput = true })!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Trim();
    }
}
