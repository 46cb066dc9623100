using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>A client with two keys whose requests a test answers, under a clock that a test moves.</summary>
internal sealed class AnsweredClient : IDisposable
{
    public AnsweredClient(Func<int, (int Status, string Body)> answer)
    {
        Handler = new AnswerHandler(answer);
        var options = new OpenRouterClientOptions
        {
            BaseUrl = new Uri("http://localhost/api/v1"),
            TimeProvider = Time,
            Seed = 1,
            HandlerFactory = () => Handler,
            KeyCheckInterval = null,
        };
        options.Keys.Add(new KeyOptions { Alias = "one", Secret = new ApiKey("sk-or-one"), Account = "a" });
        options.Keys.Add(new KeyOptions { Alias = "two", Secret = new ApiKey("sk-or-two"), Account = "b" });
        Client = new OpenRouterClient(options);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public AnswerHandler Handler { get; }

    public OpenRouterClient Client { get; }

    /// <summary>Moves the clock until a call has ended.</summary>
    public async Task<T> RunAsync<T>(Task<T> call, TimeSpan step)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!call.IsCompleted)
        {
            Assert.False(limit.IsCancellationRequested, "30 seconds passed and the call has not ended.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
            Time.Advance(step);
        }

        return await call;
    }

    public void Dispose() => Client.Dispose();
}
