using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Our own client, streamed: an object for each event.</summary>
/// <param name="client">The client, which it disposes of.</param>
internal sealed class LibraryChunkStream(OpenRouterClient client) : ChatWork("OpenRouter.Aot, chunks")
{
    private readonly ChatRequest request = ChatExchange.CreateRequest();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        long length = 0;
        await foreach (ChatChunk chunk in client.Chat.StreamAsync(request))
            length += chunk.Text.Length;
        return length;
    }

    public override void Dispose() => client.Dispose();
}
