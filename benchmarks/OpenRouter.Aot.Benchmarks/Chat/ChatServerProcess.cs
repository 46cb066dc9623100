using System.Diagnostics;
using System.Globalization;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The server in a process of its own. It ends with this one, because its standard input does.</summary>
internal sealed class ChatServerProcess : IDisposable
{
    /// <summary>The argument that makes this program the server.</summary>
    public const string Argument = "serve-chat";

    private readonly Process process;
    private readonly string origin;

    public ChatServerProcess()
    {
        // BenchmarkDotNet runs a program of its own, which has this one beside it.
        var start = new ProcessStartInfo("dotnet", [typeof(ChatServerProcess).Assembly.Location, Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        string port = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended.");
        origin = "http://127.0.0.1:" + int.Parse(port, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The base address under which every chat is answered in one way.</summary>
    public Uri BaseUrl(string answer) => new($"{origin}/{answer}");

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
