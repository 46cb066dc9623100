using System.Diagnostics;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>This program as a server, in a process of its own. It ends with this one, because its standard input does.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    /// <param name="arguments">What makes this program the server.</param>
    public ServerProcess(params IEnumerable<string> arguments)
    {
        // BenchmarkDotNet runs a program of its own, which has this one beside it.
        var start = new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>The next line that the server says.</summary>
    public string ReadLine() => process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended.");

    /// <summary>Asks the server.</summary>
    public string Ask(string question)
    {
        process.StandardInput.WriteLine(question);
        process.StandardInput.Flush();
        return ReadLine();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
