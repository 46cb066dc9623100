using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>The parts of an exchange are used again where nobody holds them any more, and nowhere else.</summary>
public sealed class HttpExchangeTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_message_of_an_exchange_that_ended_well_is_sent_again_with_what_is_new()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2);
        using var transport = new HttpTransport(pool.Simulator.BaseUrl, [], new TransportOptions());
        using var exchange = new HttpExchange(TimeProvider.System);
        HttpRequestMessage first = exchange.Compose(Call(1, "one"), transport);
        Assert.StartsWith("echo: one", await SendAsync(transport, exchange, Call(1, "one"), Stop), StringComparison.Ordinal);
        Assert.True(exchange.End());

        Assert.Same(first, exchange.Compose(Call(2, "another that is longer"), transport));
        Assert.StartsWith("echo: another that is longer", await SendAsync(transport, exchange, Call(2, "another that is longer"), Stop), StringComparison.Ordinal);
        Assert.True(exchange.End());
        Assert.StartsWith("echo: s", await SendAsync(transport, exchange, Call(1, "s"), Stop), StringComparison.Ordinal);
        Assert.Equal((2, 1), (pool.Simulator.GetCounters().Keys["key-1"].Attempts, pool.Simulator.GetCounters().Keys["key-2"].Attempts));
    }

    [Fact]
    public async Task Headers_of_one_request_do_not_go_with_the_next()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        using var transport = new HttpTransport(pool.Simulator.BaseUrl, [new("X-Always", "yes")], new TransportOptions());
        using var exchange = new HttpExchange(TimeProvider.System);
        HttpCall own = Call(1, "one", [new("X-Once", "yes"), new("X-Always", "no")]);
        Assert.Equal("yes no", Headers(exchange.Compose(own, transport)));
        await SendAsync(transport, exchange, own, Stop);
        exchange.End();
        Assert.Equal(" yes", Headers(exchange.Compose(Call(1, "two"), transport)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_caller_cancelled_is_not_used_again(bool useTls)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.SlowFirstToken, DelayMs = 600_000, When = new FaultCondition { FromRequest = 2, UntilRequest = 2 } }),
            simulation: useTls ? PoolUnderTest.UseTls : null);
        var options = new TransportOptions { ConfigureHandler = handler => PoolUnderTest.Trust(handler, pool.Simulator.Certificate!) };
        using var transport = new HttpTransport(pool.Simulator.BaseUrl, [], useTls ? options : new TransportOptions());
        using var exchange = new HttpExchange(TimeProvider.System);
        await SendAsync(transport, exchange, Call(1, "one"), Stop);
        Assert.True(exchange.End());
        HttpRequestMessage first = exchange.Compose(Call(1, "two"), transport);

        using var call = new CancellationTokenSource();
        Task<string> sending = SendAsync(transport, exchange, Call(1, "two"), call.Token);
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().InFlight == 1, "the request");
        await call.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        Assert.False(exchange.End());
        Assert.NotSame(first, exchange.Compose(Call(1, "three"), transport));
        Assert.StartsWith("echo: three", await SendAsync(transport, exchange, Call(1, "three"), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_left_unread_is_not_used_again()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        using var transport = new HttpTransport(pool.Simulator.BaseUrl, [], new TransportOptions());
        using var exchange = new HttpExchange(TimeProvider.System);
        exchange.Start(Long, Long, Stop);
        Assert.Equal(200, (await transport.SendAsync(Call(1, "one"), exchange)).Status);
        Assert.False(exchange.End());
    }

    [Fact]
    public async Task A_handler_of_the_callers_may_keep_what_it_has_seen()
    {
        var keeping = new KeepingHandler();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, options: options => (options.HandlerFactory, options.KeyCheckInterval) = (() => keeping, null));
        for (int i = 0; i < 20; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask($"number {i}."), ct: Stop);

        Assert.Equal(20, keeping.Seen.Distinct().Count());
        for (int i = 0; i < 20; i++)
            Assert.Contains($"number {i}.", await keeping.Seen[i].ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(HttpTransport transport, HttpExchange exchange, HttpCall call, CancellationToken ct)
    {
        exchange.Start(Long, Long, ct);
        HttpAnswer answer = await transport.SendAsync(call, exchange);
        (TransportFault fault, PooledBody body) = await answer.ReadBodyAsync(transport.Options, exchange.Timer);
        Assert.Equal(TransportFault.None, fault);
        using (body)
            return OpenRouterJson.Parse<ChatCompletion>(body.Memory.Span).Text;
    }

    private static HttpCall Call(int key, string text, IReadOnlyList<KeyValuePair<string, string>>? headers = null) => new()
    {
        Method = HttpMethod.Post,
        Path = "/chat/completions",
        Authorization = key == 1 ? "Bearer " + PoolUnderTest.SecretMark + "1" : "Bearer " + PoolUnderTest.SecretMark + "2",
        Body = OpenRouterJson.ToUtf8Bytes(PoolUnderTest.Ask(text)),
        ContentType = "application/json",
        Headers = headers,
    };

    private sealed class KeepingHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public List<HttpContent> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add(request.Content!);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private static string Headers(HttpRequestMessage request) =>
        string.Join(' ', ((string[])["X-Once", "X-Always"]).Select(name => request.Headers.NonValidated.TryGetValues(name, out System.Net.Http.Headers.HeaderStringValues value) ? value.ToString() : ""));
}
