using System.Net;
using CsCheck;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>Whatever a path or an address says, a key goes to the host of the base URL, or nowhere.</summary>
public sealed class KeyStaysHereTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    // Where an address is cut in two by hand, these are the pieces that move the host.
    private static readonly Gen<string> Piece = Choose.From(
        "/", "//", "evil.example", "@", ":", ":8443", "..", ".", "\\", "?", "#", "https:", "http://evil.example", "key", "%2F", "%40", "[::1]", "user:pw@", " ", "ü", "\u2028", "\0", "\r\n");

    private static readonly Gen<string> Base = Choose.From(
        "https://openrouter.ai/api/v1", "https://openrouter.ai", "https://openrouter.ai/", "https://openrouter.ai:443/api/v1/", "https://OpenRouter.AI/api", "http://127.0.0.1:9/api/v1", "https://[::1]:9");

    [Fact]
    public void A_path_leads_to_the_host_of_the_base_URL_or_is_refused()
    {
        int sent = 0;
        Gen.Select(Base, Piece.Array[0, 6]).Sample(
            (address, pieces) =>
            {
                var baseUrl = new Uri(address);
                var handler = new KeepingHandler();
                using var transport = new HttpTransport(baseUrl, [], new TransportOptions(), handler);
                using var exchange = new HttpExchange(TimeProvider.System);
                exchange.Start(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), CancellationToken.None);
                try
                {
                    var call = new HttpCall { Method = HttpMethod.Get, Path = string.Concat(pieces), Authorization = "Bearer sk-or-one" };
                    Assert.Equal(200, transport.SendAsync(call, exchange).AsTask().GetAwaiter().GetResult().Status);
                    sent++;
                    Assert.Equal((baseUrl.Scheme, baseUrl.Authority, ""), (handler.Seen!.Scheme, handler.Seen.Authority, handler.Seen.UserInfo));
                }
                catch (Exception exception) when (exception is ArgumentException or UriFormatException)
                {
                    Assert.Null(handler.Seen);
                }
            },
            iter: 5_000, threads: 1);
        Assert.True(sent > 500, $"Only {sent} were sent: the test would see nothing.");
    }

    [Theory]
    [InlineData("http://openrouter.ai/api/v1", "is not encrypted")]
    [InlineData("http://eu.openrouter.ai/api/v1", "is not encrypted")]
    [InlineData("https://openrouter.ai@evil.example/api/v1", "user name or password")]
    [InlineData("https://openrouter.ai:key@evil.example/api/v1", "user name or password")]
    [InlineData("https://evil.example/api/v1?next=openrouter.ai", "a query or a fragment")]
    [InlineData("https://evil.example/#openrouter.ai", "a query or a fragment")]
    [InlineData("ftp://openrouter.ai/api/v1", "no http or https address")]
    [InlineData("openrouter.ai/api/v1", "is no address")]
    public void A_wrong_base_URL_is_refused_before_anything_is_sent(string address, string mistake)
    {
        var variables = new Dictionary<string, string> { ["OPENROUTER_API_KEY"] = "sk-or-one", ["OPENROUTER_BASE_URL"] = address };
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => EnvironmentReader.Read(variables));
        Assert.Contains(mistake, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-or-one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_that_follows_redirects_is_refused()
    {
        AssertRefused(() => new SocketsHttpHandler());
        AssertRefused(() => new HttpClientHandler());
        AssertRefused(() => new PassingHandler(new PassingHandler(new SocketsHttpHandler())));
        using var client = new OpenRouterClient(Options(() => new PassingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })));
    }

    [Fact]
    public async Task Redirects_cannot_be_switched_on()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, options: options => options.Transport.ConfigureHandler = handler => handler.AllowAutoRedirect = true);
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        using SocketsHttpHandler made = HttpHandlers.Create(new TransportOptions { ConfigureHandler = handler => handler.AllowAutoRedirect = true }, isEncrypted: true);
        Assert.False(made.AllowAutoRedirect);
    }

    private static void AssertRefused(Func<HttpMessageHandler> factory)
    {
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => new OpenRouterClient(Options(factory)));
        Assert.Contains("AllowAutoRedirect", error.Message, StringComparison.Ordinal);
    }

    private static OpenRouterClientOptions Options(Func<HttpMessageHandler> factory) => new() { HandlerFactory = factory, Keys = { new KeyOptions { Secret = new ApiKey("sk-or-one") } } };

    private sealed class PassingHandler(HttpMessageHandler inner) : DelegatingHandler(inner);

    private sealed class KeepingHandler : HttpMessageHandler
    {
        public Uri? Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen = request.RequestUri;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
