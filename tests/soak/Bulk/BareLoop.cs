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

    private readonly FileStream file = new(input, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
    private readonly List<double> rates = [];
    private long measured;
    private TimeSpan spent;

    /// <summary>Requests that were made, warm-up included.</summary>
    public long Sent { get; private set; }

    /// <summary>Requests a second of each slice that was measured.</summary>
    public IReadOnlyList<double> Rates => rates;

    /// <summary>Requests a second of all of them together.</summary>
    public double Rate => measured / spent.TotalSeconds;

    /// <summary>Sends for a while, and measures it.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> MeasureAsync(TimeSpan slice)
    {
        long before = Sent;
        TimeSpan took = await RunAsync(slice);
        measured += Sent - before;
        spent += took;
        rates.Add((Sent - before) / took.TotalSeconds);
        return took;
    }

    /// <summary>Sends for a while: on through the input, and from its beginning again.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RunAsync(TimeSpan slice)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync)));
        return clock.Elapsed;

        async Task SendAsync()
        {
            byte[] line = new byte[BulkInput.LineBytes];
            while (clock.Elapsed < slice)
            {
                Take(line);
                await PostAsync(line);
            }
        }
    }

    public void Dispose()
    {
        client.Dispose();
        file.Dispose();
    }

    private void Take(byte[] line)
    {
        lock (file)
        {
            if (file.Position == file.Length)
                file.Position = 0;
            file.ReadExactly(line);
            Sent++;
        }
    }

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
