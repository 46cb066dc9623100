using System.Net;

namespace OpenRouter.Aot.Size;

/// <summary>
/// What every program needs that sends a chat: a handler, a request, an answer. Handler and headers are those of the library, so that what a client costs
/// beyond this is the client's own.
/// </summary>
internal static class BareCall
{
    public static HttpMessageInvoker CreateInvoker(string baseUrl)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = baseUrl.StartsWith("https:", StringComparison.Ordinal),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            ActivityHeadersPropagator = null,
            ResponseDrainTimeout = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
        };
        return new HttpMessageInvoker(handler);
    }

    public static HttpRequestMessage CreateRequest(string baseUrl, byte[] chat)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(baseUrl + "/chat/completions"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ByteArrayContent(chat),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "OpenRouter.Aot/0.1.0");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer sk-or-v1-size");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return request;
    }
}
