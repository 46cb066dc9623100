using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The built tool as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    public const string Key = "key-of-the-tests";

    private readonly Process process;
    private readonly Task<string> error;
    private readonly StringBuilder errorSoFar = new();

    private ToolProcess(Process process)
    {
        this.process = process;
        error = ReadErrorAsync();
    }

    public bool HasExited => process.HasExited;

    /// <summary>What it has written to stderr until now.</summary>
    public string ErrorSoFar
    {
        get
        {
            lock (errorSoFar)
                return errorSoFar.ToString();
        }
    }

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">Variables over those of <see cref="Start"/>.</param>
    /// <param name="input">What it reads from stdin.</param>
    public static async Task<ToolResult> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string input = "")
    {
        using ToolProcess tool = Start(arguments, environment);
        await tool.process.StandardInput.WriteAsync(input);
        tool.process.StandardInput.Close();
        return await tool.WaitAsync();
    }

    /// <summary>Starts the tool, with no variable of its own set but what is given.</summary>
    public static ToolProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        string name = OperatingSystem.IsWindows() ? "openrouter-aot.exe" : "openrouter-aot";
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in start.Environment.Keys.Where(one => one.StartsWith("OPENROUTER_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        // What is kept for completion is that of the tests, not of who runs them.
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(AppContext.BaseDirectory, "cache");
        foreach ((string variable, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        return new ToolProcess(Process.Start(start)!);
    }

    /// <summary>The environment of a client of a simulator.</summary>
    public static Dictionary<string, string> At(Uri baseUrl, string key = Key) =>
        new(StringComparer.Ordinal) { ["OPENROUTER_BASE_URL"] = baseUrl.ToString(), ["OPENROUTER_API_KEY"] = key };

    /// <summary>The next line of its stdout.</summary>
    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException(await error);

    public async Task<ToolResult> WaitAsync()
    {
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolResult(process.ExitCode, output, await error);
    }

    /// <summary>SIGKILL: the process has no say in it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a signal by its name, such as INT.</summary>
    public async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task<string> ReadErrorAsync()
    {
        char[] buffer = new char[4096];
        while (await process.StandardError.ReadAsync(buffer) is > 0 and var count)
        {
            lock (errorSoFar)
                errorSoFar.Append(buffer, 0, count);
        }

        return ErrorSoFar;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
