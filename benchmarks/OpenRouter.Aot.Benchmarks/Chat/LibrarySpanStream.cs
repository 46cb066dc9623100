using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Our own client, streamed: the text of each event as bytes, without an object for it.</summary>
/// <param name="client">The client, which it disposes of.</param>
internal sealed class LibrarySpanStream(OpenRouterClient client) : ChatWork("OpenRouter.Aot, bytes")
{
    private readonly ChatRequest request = ChatExchange.CreateRequest();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        long length = 0;
        await using ChatStream stream = client.Chat.StreamAsync(request);
        while (await stream.ReadAsync().ConfigureAwait(false))
            length += stream.TextUtf8.Length;
        return length;
    }

    public override void Dispose() => client.Dispose();
}
