using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>A client with one key whose streams a test writes, under a clock that a test moves.</summary>
internal sealed class ScriptedClient : IDisposable
{
    public ScriptedClient(string start = "", bool isWhole = false, Action<OpenRouterClientOptions>? options = null)
    {
        Handler = new ScriptedHandler { Start = start, IsWhole = isWhole };
        // Every request gets a stream of the test: one about the key would too.
        var client = new OpenRouterClientOptions
        {
            BaseUrl = new Uri("http://localhost"),
            TimeProvider = Time,
            Seed = 1,
            HandlerFactory = () => Handler,
            KeyCheckInterval = null,
        };
        client.Keys.Add(new KeyOptions { Alias = "one", Secret = new ApiKey("sk-or-one") });
        client.Transport.StallTimeout = client.Transport.FirstTokenTimeout = TimeSpan.FromSeconds(10);
        options?.Invoke(client);
        Client = new OpenRouterClient(client);
    }

    /// <summary>How long a test waits, by the real clock, for what the moved one should have brought about.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public ScriptedHandler Handler { get; }

    public OpenRouterClient Client { get; }

    public KeyStatistics Key => Client.Keys.GetStatistics()[0];

    public ChatStream Ask(CancellationToken ct = default) => Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), new RequestOptions { MaxAttempts = 1 }, ct);

    /// <summary>The stream that was asked for last, once it has been asked for.</summary>
    public async Task<ScriptedStream> StreamAsync(int number = 1)
    {
        await Eventually.HoldsAsync(() => Handler.Streams.Count >= number, "a request");
        return Handler.Streams[number - 1];
    }

    public void Dispose() => Client.Dispose();
}
