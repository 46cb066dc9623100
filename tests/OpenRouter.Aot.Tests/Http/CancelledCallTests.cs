using System.Net;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>Of a cancellation and a connection that breaks at the same moment, the caller sees its own.</summary>
public sealed class CancelledCallTests
{
    [Fact]
    public async Task A_connection_that_breaks_while_the_caller_cancels_ends_in_a_cancellation()
    {
        using var call = new CancellationTokenSource();
        using var client = new OpenRouterClient(Options(call, static call =>
        {
            call.Cancel();
            throw new HttpRequestException("The server reset the stream.");
        }));

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Chat.CompleteAsync(new ChatRequest { Model = "a/one", Messages = ["hello"] }, ct: call.Token));

        Assert.Equal(call.Token, error.CancellationToken);
        Assert.Equal(0, client.GetStatistics().Keys.Sum(key => key.InFlight));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task So_does_a_body_that_breaks_off_while_the_caller_cancels(bool isStreamed)
    {
        using var call = new CancellationTokenSource();
        using var client = new OpenRouterClient(Options(call, static call => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new BreakingStream(call)),
        }));
        var request = new ChatRequest { Model = "a/one", Messages = ["hello"] };

        OperationCanceledException error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => _ = isStreamed
            ? await client.Chat.StreamAsync(request, ct: call.Token).ToCompletionAsync(call.Token)
            : await client.Chat.CompleteAsync(request, ct: call.Token));

        Assert.Equal(call.Token, error.CancellationToken);
        Assert.Equal(0, client.GetStatistics().Keys.Sum(key => key.InFlight));
    }

    private static OpenRouterClientOptions Options(CancellationTokenSource call, Func<CancellationTokenSource, HttpResponseMessage> answer)
    {
        var options = new OpenRouterClientOptions
        {
            BaseUrl = new Uri("http://localhost"),
            KeyCheckInterval = null,
            HandlerFactory = () => new AnsweringHandler(() => answer(call)),
        };
        options.Keys.Add(new KeyOptions { Secret = new ApiKey("sk-or-one") });
        return options;
    }

    private sealed class AnsweringHandler(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }

    private sealed class BreakingStream(CancellationTokenSource call) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            call.Cancel();
            throw new IOException("The connection was reset.");
        }
    }
}
