using System.Buffers;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// The least that a chat over <see cref="SocketsHttpHandler"/> can cost: no layer that can be switched off, the same bytes from the same content, headers
/// that are never parsed, the body read into a buffer that is used again, and no JSON.
/// </summary>
internal sealed class FloorChat : ChatWork
{
    private const string Authorization = "Bearer " + ChatExchange.Secret;
    private const string UserAgent = "OpenRouter.Aot/0.1.0";

    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    private readonly ByteArrayContent content = new(OpenRouterJson.ToUtf8Bytes(ChatExchange.CreateRequest()));
    private readonly Uri address;

    public FloorChat(Uri baseUrl)
        : base("floor")
    {
        address = new Uri(baseUrl.AbsoluteUri + "/chat/completions");
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        // Disposed of, a request takes its content along.
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        using HttpResponseMessage response = await invoker.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
        Stream body = response.Content.ReadAsStream(CancellationToken.None);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        long length = 0;
        for (int count; (count = await body.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false)) > 0;)
            length += count;
        ArrayPool<byte>.Shared.Return(buffer);
        return length;
    }

    public override void Dispose()
    {
        invoker.Dispose();
        content.Dispose();
    }
}
