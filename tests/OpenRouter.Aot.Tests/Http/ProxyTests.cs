using System.Net;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>The system's proxy is used, and never sees a key.</summary>
[Collection(Alone.Name)]
public sealed class ProxyTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly IWebProxy before = HttpClient.DefaultProxy;

    [Fact]
    public async Task Over_TLS_the_proxy_sees_a_host_and_no_key()
    {
        using var proxy = new TappingProxy();
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls);
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
        Assert.StartsWith($"CONNECT 127.0.0.1:{pool.Simulator.BaseUrl.Port} ", proxy.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain(PoolUnderTest.SecretMark, proxy.Seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", proxy.Seen, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_proxy_that_wants_a_password_is_no_connection_and_gets_no_key()
    {
        using var proxy = new TappingProxy { WantsPassword = true };
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls);
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(
            () => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), new RequestOptions { MaxAttempts = 1 }, Stop));

        Assert.Equal((TransportFault.Connect, VerdictScope.Service), (error.Fault, error.Verdict.Scope));
        Assert.Contains("407", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PoolUnderTest.SecretMark, proxy.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_TLS_no_proxy_is_asked_because_it_would_read_the_key()
    {
        using var proxy = new TappingProxy();
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using PoolUnderTest pool = await StartAsync();
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task A_client_that_is_to_use_none_uses_none()
    {
        using var proxy = new TappingProxy();
        HttpClient.DefaultProxy = new WebProxy(proxy.Address);
        await using PoolUnderTest pool = await StartAsync(PoolUnderTest.UseTls, options => options.Transport.UseProxy = false);
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        Assert.Equal(0, proxy.Connections);
    }

    public void Dispose() => HttpClient.DefaultProxy = before;

    private static Task<PoolUnderTest> StartAsync(Action<SimulatorOptions>? simulation = null, Action<OpenRouterClientOptions>? options = null) =>
        PoolUnderTest.StartAsync(keys: 1, options: options, simulation: simulation);
}
