using System.Collections.Concurrent;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>The library's own transport, without anything above it: the way that each request of a batch goes too.</summary>
/// <param name="baseUrl">The simulator.</param>
internal sealed class BareTransport(Uri baseUrl) : IBareWay
{
    private readonly ConcurrentBag<HttpExchange> spare = [];
    private readonly HttpTransport transport = new(baseUrl, [], new TransportOptions { UseProxy = false });

    public async Task PostAsync(ReadOnlyMemory<byte> body)
    {
        if (!spare.TryTake(out HttpExchange? exchange))
            exchange = new HttpExchange(TimeProvider.System);
        exchange.Start(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), CancellationToken.None);
        var call = new HttpCall
        {
            Method = HttpMethod.Post,
            Path = "/chat/completions",
            Authorization = "Bearer " + BulkProof.Secret,
            Body = body,
            ContentType = "application/json",
        };
        HttpAnswer answer = await transport.SendAsync(call, exchange);
        (TransportFault fault, PooledBody read) = await answer.ReadBodyAsync(transport.Options, exchange.Timer);
        int length = read.Memory.Length;
        read.Dispose();
        if (fault != TransportFault.None || !answer.IsSuccess || length == 0)
            throw new InvalidOperationException($"The simulator answered the bare transport with {answer.Status}, {fault} and {length} B.");
        exchange.End();
        spare.Add(exchange);
    }

    public void Dispose()
    {
        foreach (HttpExchange exchange in spare)
            exchange.Dispose();
        transport.Dispose();
    }
}
