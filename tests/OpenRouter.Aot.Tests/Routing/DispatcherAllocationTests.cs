using System.Net;
using OpenRouter.Aot.Tests.Keys;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What a request that succeeds at once allocates beyond what its exchange does, exactly: the answer's information, and nothing else.</summary>
public class DispatcherAllocationTests(ITestOutputHelper output)
{
    [Fact]
    public void A_request_allocates_its_information_alone()
    {
#if DEBUG
        Assert.Skip("In a debug build every asynchronous method is an object of its own. Run with -c Release.");
#endif
        using var transport = new HttpTransport(new Uri("http://memory/api/v1"), [], new TransportOptions(), new MemoryHandler());
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(8), TimeProvider.System);
        var dispatcher = new Dispatcher(new PoolState(ring, new RoutingOptions()), transport);
        byte[] body = """{"model":"a/one"}"""u8.ToArray();
        var dispatch = new Dispatch { Path = "/chat/completions", Template = RequestTemplate.Parse(body), Route = "a/one" };
        var reader = new LengthReader();
        var call = new HttpCall
        {
            Method = HttpMethod.Post,
            Path = dispatch.Path,
            Authorization = "Bearer x",
            Body = body,
            ContentType = dispatch.ContentType,
        };

        using var exchange = new HttpExchange(TimeProvider.System);
        long bare = Measure(() =>
        {
            exchange.Start(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), CancellationToken.None);
            (_, PooledBody read) = Now(Now(transport.SendAsync(call, exchange)).ReadBodyAsync(transport.Options, exchange.Timer));
            read.Dispose();
            exchange.End();
        });
        long dispatched = Measure(() => Assert.True(Now(dispatcher.SendAsync(dispatch, reader, CancellationToken.None)).IsSuccess));
        long information = Measure(() => GC.KeepAlive(new AnswerInfo()));

        output.WriteLine($"bare {bare} B, dispatched {dispatched} B, information {information} B");
        Assert.Equal(information, dispatched - bare);
        Assert.True(information <= 200);
    }

    // The handler answers at once, so every task is complete.
    private static T Now<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    // The least of several rounds: the runtime itself allocates now and then, on whichever thread.
    private static long Measure(Action work)
    {
        const int Count = 200;
        long least = long.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Count; i++)
                work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / Count;
    }

    private sealed class LengthReader : BodyReader<string>
    {
        protected override string Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary) => "read";
    }

    private sealed class MemoryHandler : HttpMessageHandler
    {
        private static readonly byte[] Body = "{}"u8.ToArray();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) });
    }
}
