using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenRouter.Aot.Size;

/// <summary>Runs the published program of one chat: what was weighed must work.</summary>
internal static class ChatRun
{
    private const string Answer = """{"id":"gen-1","object":"chat.completion","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"It works."}}]}""";

    public static async Task<IEnumerable<string>> FindMistakesAsync(string program)
    {
        int port = FindPort();
        var mistakes = new List<string>();
        using (var listener = new HttpListener())
        {
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            _ = AnswerAsync(listener);
            (int code, string output) = await RunAsync(program, port);
            if (code != 0 || output.Trim() != "It works.")
                mistakes.Add($"one chat ended with {code}: {output}");
        }

        // Nobody listens any more.
        (int refusedCode, string refused) = await RunAsync(program, port);
        if (refusedCode != 1 || !refused.Contains("refused", StringComparison.OrdinalIgnoreCase))
            mistakes.Add($"one chat without a service ended with {refusedCode}, and without its typed error: {refused}");
        return mistakes;
    }

    private static async Task AnswerAsync(HttpListener listener)
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Answer));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener has been closed.
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, int port)
    {
        using var run = Process.Start(new ProcessStartInfo(program, [$"http://127.0.0.1:{port}/api/v1"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        Task<string> output = run.StandardOutput.ReadToEndAsync(limit.Token), error = run.StandardError.ReadToEndAsync(limit.Token);
        await run.WaitForExitAsync(limit.Token);
        return (run.ExitCode, await output + await error);
    }

    private static int FindPort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
