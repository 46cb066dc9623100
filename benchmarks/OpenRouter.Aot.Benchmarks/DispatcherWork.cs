using System.Net;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>A dispatcher before a handler that answers from memory, and the same exchange by the transport alone.</summary>
internal sealed class DispatcherWork : IDisposable
{
    private readonly HttpTransport transport;
    private readonly Dispatcher dispatcher;
    private readonly Dispatch dispatch;
    private readonly Reader reader = new();
    private readonly HttpExchange exchange = new(TimeProvider.System);
    private readonly HttpCall call;

    /// <param name="keys">How many keys there are.</param>
    /// <param name="yields">Whether the handler answers on another thread, as a network does.</param>
    public DispatcherWork(int keys, bool yields)
    {
        var options = new TransportOptions();
        transport = new HttpTransport(new Uri("http://memory/api/v1"), [], options, new MemoryHandler(yields));
        KeyRing ring = KeyPickWork.CreateRing(keys);
        dispatcher = new Dispatcher(new PoolState(ring, new RoutingOptions()), transport);
        byte[] body = """{"model":"a/one","messages":[{"role":"user","content":"Hello"}]}"""u8.ToArray();
        dispatch = new Dispatch { Path = "/chat/completions", Template = RequestTemplate.Parse(body), Route = "a/one", MustHaveContent = true };
        call = new HttpCall
        {
            Method = HttpMethod.Post,
            Path = "/chat/completions",
            Authorization = ring.Entries[0].Key.Secret.Authorization,
            Body = body,
            ContentType = "application/json",
        };
    }

    /// <summary>What any client of ours does: send, wait for the headers, read the body, with its limits of time.</summary>
    public async ValueTask<int> SendBareAsync()
    {
        exchange.Start(transport.Options.AttemptTimeout, transport.Options.AttemptTimeout, CancellationToken.None);
        HttpAnswer answer = await transport.SendAsync(call, exchange).ConfigureAwait(false);
        (_, PooledBody body) = await answer.ReadBodyAsync(transport.Options, exchange.Timer).ConfigureAwait(false);
        exchange.End();
        using (body)
            return body.Length;
    }

    public async ValueTask<int> SendAsync()
    {
        OpenRouterResult<string> result = await dispatcher.SendAsync(dispatch, reader, CancellationToken.None).ConfigureAwait(false);
        return result.IsSuccess ? result.Value.Length : throw result.Error;
    }

    public void Dispose()
    {
        exchange.Dispose();
        transport.Dispose();
    }

    // Reading the JSON costs the same with and without a dispatcher.
    private sealed class Reader : BodyReader<string>
    {
        protected override string Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
        {
            summary = summary with { HasContent = true };
            return "read";
        }
    }

    private sealed class MemoryHandler(bool yields) : HttpMessageHandler
    {
        private static readonly byte[] Body = """{"id":"gen-1","choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}]}"""u8.ToArray();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (yields)
                await Task.Yield();
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) };
        }
    }
}
