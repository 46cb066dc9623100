using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The floor of a streamed chat, and the framework's parser of server-sent events, which finds them and does nothing with them.</summary>
/// <param name="call">What is sent.</param>
internal sealed class SseParserStream(FloorCall call) : ChatWork("floor, SseParser alone")
{
    public override bool ReadsText => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        using HttpResponseMessage response = await call.SendAsync().ConfigureAwait(false);
        SseParser<int> parser = SseParser.Create(response.Content.ReadAsStream(CancellationToken.None), static (_, data) => data.Length);
        long length = 0;
        await foreach (SseItem<int> item in parser.EnumerateAsync().ConfigureAwait(false))
            length += item.Data;
        return length;
    }

    public override void Dispose() => call.Dispose();
}
