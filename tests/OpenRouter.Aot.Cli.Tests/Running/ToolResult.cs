namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a run of the tool left.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error)
{
    public ToolResult Expect(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"Exit code {ExitCode}, not {exitCode}.\nstdout:\n{Output}\nstderr:\n{Error}");
        // Nobody is ever shown a stack trace.
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        return this;
    }
}
