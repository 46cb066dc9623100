using System.Net;
using System.Net.Sockets;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>How many connections there are, which HTTP they speak, and what becomes of those that cannot be made.</summary>
public sealed class ConnectionTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 40)]
    public async Task Over_TLS_forty_streams_share_a_connection_unless_HTTP_2_is_switched_off(bool useHttp2, int connections)
    {
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls, options => options.Transport.UseHttp2 = useHttp2);
        await pool.Client.WarmUpAsync(1, Stop);
        await HoldAsync(pool, 40);
        Assert.Equal(connections, pool.Simulator.GetCounters().Connections);
    }

    [Fact]
    public async Task A_connection_takes_fifty_requests_before_the_next_is_opened()
    {
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls);
        await HoldAsync(pool, 120);
        // The first connection may stand before the last request comes, and then takes more; and a handler opens another now and then for a request that comes
        // just as the first is made.
        Assert.InRange(pool.Simulator.GetCounters().Connections, 2, 5);
    }

    [Fact]
    public async Task A_connection_that_stands_takes_a_hundred_while_one_request_opens_the_next()
    {
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls);
        await pool.Client.WarmUpAsync(1, Stop);
        await HoldAsync(pool, 50);
        Assert.Equal(1, pool.Simulator.GetCounters().Connections);
        await HoldAsync(pool, 101);
        Assert.Equal(2, pool.Simulator.GetCounters().Connections);
    }

    [Fact]
    public async Task Beyond_the_servers_limit_of_streams_another_connection_is_opened_and_nothing_is_queued()
    {
        await using PoolUnderTest pool = await StartAsync(served =>
        {
            PoolUnderTest.UseTls(served);
            served.MaxStreamsPerConnection = 5;
        });
        // None ends before all have begun: one that were queued behind the others would wait for ever.
        await HoldAsync(pool, 40);
        Assert.InRange(pool.Simulator.GetCounters().Connections, 8, 40);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Warm_connections_are_used_and_no_key_opens_them(bool useTls, bool useHttp2)
    {
        await using PoolUnderTest pool = await StartAsync(served => served.Url = useTls ? "https://127.0.0.1:0" : served.Url, options => options.Transport.UseHttp2 = useHttp2);
        await pool.Client.WarmUpAsync(4, Stop);
        Assert.Equal((4, 4, 0), Count(pool));

        await HoldAsync(pool, useTls && useHttp2 ? 200 : 4);
        Assert.Equal(4, pool.Simulator.GetCounters().Connections);
    }

    [Fact]
    public async Task What_cannot_be_warmed_up_says_why()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var client = new OpenRouterClient(new OpenRouterClientOptions { BaseUrl = new Uri($"http://127.0.0.1:{port}/api/v1"), Keys = { new KeyOptions { Secret = new ApiKey("sk-or-one") } } });

        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => client.WarmUpAsync(2, Stop));
        Assert.Equal((TransportFault.Connect, VerdictScope.Service), (error.Fault, error.Verdict.Scope));
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.WarmUpAsync(0, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.WarmUpAsync(33, Stop));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.WarmUpAsync(1, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_no_connection()
    {
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls, options => options.Transport.ConfigureHandler = null);
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), new RequestOptions { MaxAttempts = 1 }, Stop));
        Assert.Equal(TransportFault.Connect, error.Fault);
        Assert.Contains("TLS failed: The remote certificate", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_ends_at_the_connect_limit()
    {
        // It takes the connection and never answers the greeting of TLS.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new OpenRouterClientOptions { BaseUrl = new Uri($"https://{silent.LocalEndpoint}/api/v1"), KeyCheckInterval = null, Keys = { new KeyOptions { Secret = new ApiKey("sk-or-one") } } };
        options.Transport.ConnectTimeout = TimeSpan.FromMilliseconds(100);
        await using var client = new OpenRouterClient(options);

        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), new RequestOptions { MaxAttempts = 1 }, Stop));
        Assert.Equal((TransportFault.ConnectTimeout, VerdictScope.Service, false), (error.Fault, error.Verdict.Scope, error.Verdict.IsOutcomeUnknown));
        Assert.Contains("connect limit", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, client.GetStatistics().Keys.Sum(key => key.Attempts));
    }

    private static Task<PoolUnderTest> StartAsync(Action<SimulatorOptions> simulation, Action<OpenRouterClientOptions>? options = null) => PoolUnderTest.StartAsync(
        keys: 1,
        // None of them ends by itself.
        scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 1 }),
        client =>
        {
            client.KeyCheckInterval = null;
            client.Routing.Width = 1_000;
            // What comes before the server has told its limit may be refused, and the connection with it.
            client.Routing.RetriesPerSecond = 1_000;
            options?.Invoke(client);
        },
        simulation: simulation);

    /// <summary>Has so many streams under way at once, and then leaves them.</summary>
    private static async Task HoldAsync(PoolUnderTest pool, int count)
    {
        ChatStream[] streams = [.. Enumerable.Range(0, count).Select(_ => pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop))];
        IAsyncEnumerator<ChatChunk>[] readers = [.. streams.Select(stream => stream.GetAsyncEnumerator(Stop))];
        await Task.WhenAll(readers.Select(async reader => Assert.True(await reader.MoveNextAsync())));
        Assert.Equal(count, pool.Simulator.GetCounters().MaxInFlight);
        foreach (IAsyncEnumerator<ChatChunk> reader in readers)
            await reader.DisposeAsync();
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().InFlight == 0, "every stream left");
    }

    private static (long Connections, long Open, long Attempts) Count(PoolUnderTest pool)
    {
        SimulatorCounters counters = pool.Simulator.GetCounters();
        return (counters.Connections, counters.OpenConnections, counters.Attempts);
    }
}
