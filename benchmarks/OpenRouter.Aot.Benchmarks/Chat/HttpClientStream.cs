using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What a program writes that has no library: <see cref="HttpClient"/>, the framework's parser of events, System.Text.Json's generated code.</summary>
internal sealed class HttpClientStream : ChatWork
{
    private readonly PlainChatRequest request = HttpClientChat.CreateRequest(isStreamed: true);
    private readonly HttpClient client;
    private readonly Uri address;

    /// <param name="baseUrl">Where to.</param>
    /// <param name="handler">A handler in place of the network's.</param>
    public HttpClientStream(Uri baseUrl, HttpMessageHandler? handler = null)
        : base("HttpClient, SseParser, System.Text.Json")
    {
        address = new Uri(baseUrl.AbsoluteUri + "/chat/completions");
        client = handler is null ? new HttpClient() : new HttpClient(handler);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ChatExchange.Secret);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(request, PlainJson.Default.PlainChatRequest) };
        using HttpResponseMessage response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            SseParser<PlainChatChunk?> parser = SseParser.Create(body, static (_, data) => Parse(data));
            long length = 0;
            await foreach (SseItem<PlainChatChunk?> item in parser.EnumerateAsync().ConfigureAwait(false))
                length += item.Data?.Choices is [{ Delta.Content: { } text }, ..] ? text.Length : 0;
            return length;
        }
    }

    public override void Dispose() => client.Dispose();

    private static PlainChatChunk? Parse(ReadOnlySpan<byte> data) =>
        data.SequenceEqual("[DONE]"u8) ? null : JsonSerializer.Deserialize(data, PlainJson.Default.PlainChatChunk);
}
