using System.Net;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Answers every request with one good chat and keeps the request.</summary>
internal sealed class RecordingHandler(List<HttpRequestMessage> seen) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        seen.Add(request);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}"""),
        });
    }
}
