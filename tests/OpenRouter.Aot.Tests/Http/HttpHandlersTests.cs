using System.Collections.Concurrent;
using System.Diagnostics;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>The client's own handler has every layer off that costs something or lets a key out, and keeps its connections alive.</summary>
public sealed class HttpHandlersTests
{
    [Fact]
    public void It_keeps_connections_alive_for_a_bounded_time()
    {
        var options = new TransportOptions { ConnectTimeout = TimeSpan.FromSeconds(3), ConnectionLifetime = TimeSpan.FromMinutes(7) };
        using SocketsHttpHandler handler = HttpHandlers.Create(options, isEncrypted: true);
        Assert.Equal((options.ConnectTimeout, options.ConnectionLifetime, options.ConnectionLifetime), (handler.ConnectTimeout, handler.PooledConnectionLifetime, handler.PooledConnectionIdleTimeout));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(15), HttpKeepAlivePingPolicy.Always), (handler.KeepAlivePingDelay, handler.KeepAlivePingTimeout, handler.KeepAlivePingPolicy));
        Assert.True(handler.EnableMultipleHttp2Connections);
    }

    [Fact]
    public void It_has_no_layer_that_nobody_asked_for()
    {
        using SocketsHttpHandler handler = HttpHandlers.Create(new TransportOptions(), isEncrypted: true);
        Assert.Equal((false, false, System.Net.DecompressionMethods.None), (handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression));
        // Without it no activity is made for a request, whoever listens.
        Assert.Null(handler.ActivityHeadersPropagator);
        Assert.Equal((TimeSpan.Zero, 0), (handler.ResponseDrainTimeout, handler.MaxResponseDrainSize));
    }

    [Fact]
    public async Task A_listener_hears_of_no_request()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        var heard = new ConcurrentQueue<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Enqueue(activity.GetTagItem("url.full") as string),
        };
        ActivitySource.AddActivityListener(listener);
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: TestContext.Current.CancellationToken);
        using var other = new HttpClient();
        await other.GetAsync(new Uri(pool.Simulator.BaseUrl + "/models"), TestContext.Current.CancellationToken);

        // Other tests have handlers of their own; of this simulator's requests the listener heard the one that another client sent.
        Assert.Equal([$"{pool.Simulator.BaseUrl}/models"], heard.Where(url => url?.StartsWith(pool.Simulator.BaseUrl.AbsoluteUri, StringComparison.Ordinal) == true));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void The_systems_proxy_is_used_where_it_cannot_read_the_key(bool isEncrypted, bool useProxy, bool expected)
    {
        using SocketsHttpHandler handler = HttpHandlers.Create(new TransportOptions { UseProxy = useProxy }, isEncrypted);
        Assert.Equal((expected, null), (handler.UseProxy, handler.Proxy));
    }
}
