using System.Net.Http.Headers;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// The least that a request over <see cref="SocketsHttpHandler"/> can cost: no layer that can be switched off, the same bytes from the same content, headers
/// that are never parsed, no token that can be cancelled.
/// </summary>
internal sealed class FloorCall : IDisposable
{
    private const string Authorization = "Bearer " + ChatExchange.Secret;
    private const string UserAgent = "OpenRouter.Aot/0.1.0";

    private readonly HttpMessageInvoker invoker;
    private readonly ByteArrayContent content;
    private readonly Uri address;

    /// <param name="baseUrl">Where to.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="handler">A handler in place of the network's.</param>
    public FloorCall(Uri baseUrl, byte[] body, HttpMessageHandler? handler = null)
    {
        invoker = new HttpMessageInvoker(handler ?? new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        });
        address = new Uri(baseUrl.AbsoluteUri + "/chat/completions");
        content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>One that asks for a stream.</summary>
    public static FloorCall Streamed(Uri baseUrl, HttpMessageHandler? handler = null) =>
        new(baseUrl, [.. """{"stream":true,"""u8, .. OpenRouterJson.ToUtf8Bytes(ChatExchange.CreateRequest())[1..]], handler);

    public Task<HttpResponseMessage> SendAsync()
    {
        // It is not disposed of: it would take its content along.
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return invoker.SendAsync(request, CancellationToken.None);
    }

    public void Dispose()
    {
        invoker.Dispose();
        content.Dispose();
    }
}
