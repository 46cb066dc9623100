using System.Buffers;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The floor of a chat: the body, whole or streamed, is read to its end into a buffer that is used again, and that is all.</summary>
/// <param name="call">What is sent.</param>
/// <param name="name">Its name in tables.</param>
internal sealed class FloorChat(FloorCall call, string name = "floor") : ChatWork(name)
{
    /// <summary>The floor of a whole answer.</summary>
    public FloorChat(Uri baseUrl, string name = "floor")
        : this(new FloorCall(baseUrl, OpenRouterJson.ToUtf8Bytes(ChatExchange.CreateRequest())), name)
    {
    }

    public override bool ReadsText => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        using HttpResponseMessage response = await call.SendAsync().ConfigureAwait(false);
        Stream body = response.Content.ReadAsStream(CancellationToken.None);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        long length = 0;
        for (int count; (count = await body.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false)) > 0;)
            length += count;
        ArrayPool<byte>.Shared.Return(buffer);
        return length;
    }

    public override void Dispose() => call.Dispose();
}
