using System.Net;
using System.Text;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>What telemetry costs where nobody listens, exactly: nothing, also after somebody has listened.</summary>
[Collection(Alone.Name)]
public class TelemetryAllocationTests(ITestOutputHelper output)
{
    // What a chat, and a stream of a hundred events, allocated over this handler before there was telemetry, measured at that revision.
    private const long ChatBefore = 2144;
    private const long StreamBefore = 8288;

    [Fact]
    public void A_chat_and_a_stream_allocate_no_byte_more_than_without_telemetry()
    {
#if DEBUG
        Assert.Skip("In a debug build every asynchronous method is an object of its own. Run with -c Release.");
#endif
        using OpenRouterClient whole = CreateClient(isStreamed: false), streamed = CreateClient(isStreamed: true);
        long chat = Measure(() => Chat(whole)), stream = Measure(() => Stream(streamed));
        output.WriteLine($"chat {chat} B, stream {stream} B");
        Assert.True(chat <= ChatBefore, $"a chat allocates {chat} B");
        Assert.True(stream <= StreamBefore, $"a stream allocates {stream} B");

        long chatTold, streamTold;
        using (new Listener())
            (chatTold, streamTold) = (Measure(() => Chat(whole)), Measure(() => Stream(streamed)));
        // Else nothing was measured.
        Assert.True(chatTold > chat && streamTold > stream);

        Assert.Equal((chat, stream), (Measure(() => Chat(whole)), Measure(() => Stream(streamed))));
    }

    private static OpenRouterClient CreateClient(bool isStreamed)
    {
        var options = new OpenRouterClientOptions { BaseUrl = new Uri("http://memory/api/v1"), Seed = 1, HandlerFactory = () => new MemoryHandler(isStreamed), KeyCheckInterval = null };
        options.Keys.Add(new KeyOptions { Alias = "one", Secret = new ApiKey("sk-or-one") });
        return new OpenRouterClient(options);
    }

    private static readonly ChatRequest Request = PoolUnderTest.Ask("hello");

    private static void Chat(OpenRouterClient client)
    {
        Task<ChatCompletion> answer = client.Chat.CompleteAsync(Request);
        Assert.True(answer.IsCompletedSuccessfully);
    }

    private static void Stream(OpenRouterClient client)
    {
        ChatStream stream = client.Chat.StreamAsync(Request);
        while (true)
        {
            Task<bool> read = stream.ReadAsync().AsTask();
            Assert.True(read.IsCompletedSuccessfully);
            if (!read.Result)
                break;
        }

        Assert.True(stream.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    // The least of several rounds: the runtime itself allocates now and then, on whichever thread.
    private static long Measure(Action work)
    {
        const int Count = 100;
        long least = long.MaxValue;
        for (int round = 0; round < 30; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < Count; i++)
                work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / Count;
    }

    private sealed class MemoryHandler(bool isStreamed) : HttpMessageHandler
    {
        private static readonly byte[] Whole =
            """{"id":"gen-1","model":"a/one","choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":5,"cost":0.001}}"""u8.ToArray();

        private static readonly byte[] Events = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat(ScriptedHandler.Text(" river"), 100)) + ScriptedHandler.Event("\"content\":\"\"", ",\"finish_reason\":\"stop\"") + "data: [DONE]\n\n");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var content = new ByteArrayContent(isStreamed ? Events : Whole);
            content.Headers.TryAddWithoutValidation("Content-Type", isStreamed ? "text/event-stream" : "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
