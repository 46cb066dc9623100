using System.Net.Http.Headers;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Answers every request at once with the same bytes from memory: what is left is the client.</summary>
/// <param name="body">The answer's body, a stream of events.</param>
internal sealed class MemoryAnswer(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue EventStream = new("text/event-stream");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var content = new StreamContent(new MemoryStream(body, writable: false));
        content.Headers.ContentType = EventStream;
        return Task.FromResult(new HttpResponseMessage { Content = content, RequestMessage = request });
    }
}
