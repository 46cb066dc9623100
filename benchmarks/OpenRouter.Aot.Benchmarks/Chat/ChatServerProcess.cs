using System.Globalization;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The server of prepared bytes in a process of its own.</summary>
internal sealed class ChatServerProcess : IDisposable
{
    /// <summary>The argument that makes this program the server.</summary>
    public const string Argument = "serve-chat";

    private readonly ServerProcess process = new(Argument);
    private readonly string origin;

    public ChatServerProcess()
    {
        origin = "http://127.0.0.1:" + int.Parse(process.ReadLine(), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The base address under which every chat is answered in one way.</summary>
    public Uri BaseUrl(string answer) => new($"{origin}/{answer}");

    public void Dispose() => process.Dispose();
}
