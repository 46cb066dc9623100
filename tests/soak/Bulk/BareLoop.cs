using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>
/// What the machine and the simulator allow: as many senders as a batch has, each of which takes the next line's body and posts it over the run-time's own client.
/// Answers are read and dropped; nothing is parsed, nothing is written.
/// </summary>
/// <param name="baseUrl">The simulator.</param>
/// <param name="input">The input.</param>
internal sealed class BareLoop(Uri baseUrl, string input) : IDisposable
{
    private const int Senders = BulkProof.Concurrency;

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private readonly Uri url = new(baseUrl.AbsoluteUri.TrimEnd('/') + "/chat/completions");

    /// <summary>Requests that were made, warm-up included.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends the first lines of the input.</summary>
    /// <returns>Requests a second.</returns>
    public async Task<double> RunAsync(int lines)
    {
        using var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
        int left = lines;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync)));
        clock.Stop();
        Sent += lines;
        return lines / clock.Elapsed.TotalSeconds;

        async Task SendAsync()
        {
            byte[] line = new byte[BulkInput.LineBytes];
            while (TryTake(line))
                await PostAsync(line);
        }

        bool TryTake(byte[] line)
        {
            lock (file)
            {
                if (left-- <= 0)
                    return false;
                file.ReadExactly(line);
                return true;
            }
        }
    }

    public void Dispose() => client.Dispose();

    private async Task PostAsync(byte[] line)
    {
        (int offset, int length) = BulkInput.BodyRange.GetOffsetAndLength(line.Length);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + BulkProof.Secret);
        request.Content = new ByteArrayContent(line, offset, length);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await client.SendAsync(request);
        byte[] body = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode || body.Length == 0)
            throw new InvalidOperationException($"The simulator answered the bare loop with {(int)answer.StatusCode} and {body.Length} B.");
    }
}
