using System.Diagnostics;
using System.Globalization;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>A run of the tool as a process of its own, which does not outlive this one's interest in it.</summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly Task<string> errors;

    /// <param name="tool">The executable, or a dll for <c>dotnet</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="baseUrl">The service; null for none.</param>
    public ToolProcess(string tool, string[] arguments, Uri? baseUrl)
    {
        bool isLibrary = tool.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : tool, isLibrary ? [tool, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whatever the caller's own pool is, it is none of this run's.
        foreach (string name in start.Environment.Keys.Where(static name => name.StartsWith("OPENROUTER_", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["OPENROUTER_API_KEY"] = BulkProof.Secret;
        if (baseUrl is not null)
            start.Environment["OPENROUTER_BASE_URL"] = baseUrl.AbsoluteUri;
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>The most memory it has had resident so far, in bytes: VmHWM on Linux. 0 once it has ended.</summary>
    public long ReadPeakMemory()
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    /// <summary>The first line that it prints.</summary>
    public async Task<string> ReadFirstLineAsync()
    {
        string line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The tool printed nothing: " + await errors);
        DropOutput();
        return line;
    }

    /// <summary>Reads what it prints and drops it.</summary>
    public void DropOutput() => process.StandardOutput.ReadToEndAsync();

    /// <summary>What it printed on stderr; it has ended.</summary>
    public Task<string> ReadErrorsAsync() => errors;

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <returns>What it printed on stderr.</returns>
    public async Task<string> StopAsync()
    {
        await SignalAsync("TERM");
        await process.WaitForExitAsync().WaitAsync(Patience);
        return await errors;
    }

    /// <summary>Sends it a signal.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
