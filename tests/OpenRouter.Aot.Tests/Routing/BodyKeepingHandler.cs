using System.Collections.Concurrent;
using System.Text;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Keeps the bodies of what goes over the wire.</summary>
/// <param name="sent">Gets the bodies of chats, in order.</param>
internal sealed class BodyKeepingHandler(ConcurrentQueue<string> sent) : DelegatingHandler(
    new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken);
            sent.Enqueue(Encoding.UTF8.GetString(copy.ToArray()));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
