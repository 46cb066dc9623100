using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace OpenRouter.Aot.Simulator.Tests;

public class TlsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Wire.All), MemberType = typeof(Wire))]
    public async Task A_scenario_is_played_over_every_transport(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, faults: "");
        Assert.Equal(tls ? "https" : "http", wire.Simulator.BaseUrl.Scheme);
        Assert.Equal(tls, wire.Simulator.Certificate is not null);
        Assert.StartsWith("echo: ", (await wire.ChatAsync()).Content, StringComparison.Ordinal);
        Assert.Equal("[DONE]", (await wire.ChatAsync(stream: true)).Events[^1]);
        Assert.Equal((2, 1, 1), (wire.Counters.Succeeded, wire.Counters.Connections, wire.Counters.OpenConnections));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Whoever_does_not_insist_gets_the_version_asked_for_if_it_can_be_had(string version)
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = Wire.Https }, Ct);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = Wire.Pin(simulator) } });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{simulator.BaseUrl}/models") { Version = Version.Parse(version) };
        using HttpResponseMessage response = await http.SendAsync(request, Ct);
        Assert.Equal((200, Version.Parse(version)), ((int)response.StatusCode, response.Version));
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task A_replay_is_played_too(string version)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            string request = Probe.ChatBody().Replace("\"", "\\\"", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder.FullName, "one.json"), $$$"""
                {"request":{"method":"POST","path":"/api/v1/chat/completions","headers":{},"body":"{{{request}}}"},
                 "response":{"status":200,"headers":{"content-type":"application/json"},"body":"recorded"}}
                """);
            await using Wire wire = await Wire.StartAsync(version, new SimulatorOptions { Url = Wire.Https, ReplayFolder = folder.FullName });
            Assert.Equal("recorded", (await wire.ChatAsync()).Text);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_certificate_is_good_for_this_machine_once_it_is_trusted_and_has_no_key()
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = Wire.Https }, Ct);
        X509Certificate2 certificate = simulator.Certificate!;
        Assert.False(certificate.HasPrivateKey);
        foreach (string name in (string[])["localhost", "127.0.0.1", "::1"]) Assert.True(certificate.MatchesHostname(name), name);
        Assert.False(certificate.MatchesHostname("openrouter.ai"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(certificate);
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        Assert.True(chain.Build(certificate), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
    }

    [Fact]
    public async Task A_client_that_does_not_know_the_certificate_refuses_it()
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = Wire.Https }, Ct);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{simulator.BaseUrl}/models");
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request, Ct));
        Assert.Equal(HttpRequestError.SecureConnectionError, exception.HttpRequestError);
        Assert.IsType<AuthenticationException>(exception.InnerException);
        await Eventually.HoldsAsync(() => simulator.GetCounters() is { Connections: 1, OpenConnections: 0 });
    }

    [Fact]
    public async Task What_does_not_speak_TLS_does_no_harm()
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls: true, faults: "");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, wire.Simulator.BaseUrl.Port, Ct);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Ct);
        await Eventually.HoldsAsync(() => wire.Counters is { Connections: 1, OpenConnections: 0 });
        Assert.Equal(200, (await wire.ChatAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(Wire.All), MemberType = typeof(Wire))]
    public async Task No_connection_is_left_open(string version, bool tls)
    {
        await using Wire stalled = await Wire.StartAsync(version, tls, """{"kind":"stall","when":{"from_request":2}}""");
        await stalled.ChatAsync();
        using HttpResponseMessage response = await stalled.OpenAsync(stream: true);
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, stalled.Simulator.BaseUrl.Port, Ct);
        await Eventually.HoldsAsync(() => stalled.Counters.OpenConnections == 2);
        await stalled.Simulator.DisposeAsync();
        await Eventually.HoldsAsync(() => stalled.Counters is { OpenConnections: 0, InFlight: 0 });
    }

    [Fact]
    public async Task A_connection_that_is_not_kept_is_closed()
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = Wire.Https }, Ct);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, simulator.BaseUrl.Port, Ct);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, Wire.Pin(simulator));
        await tls.AuthenticateAsClientAsync("localhost");
        await tls.WriteAsync("GET /api/v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), Ct);
        using var reader = new StreamReader(tls);
        Assert.StartsWith("HTTP/1.1 200 OK", await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => simulator.GetCounters().OpenConnections == 0);
    }

    [Fact]
    public async Task More_streams_than_a_connection_takes_open_another_one()
    {
        await using Wire wire = await Wire.StartAsync("2.0", new SimulatorOptions
        {
            Url = Wire.Https,
            MaxStreamsPerConnection = 2,
            Scenario = Scenario.Parse("""{"faults":[{"kind":"stall"}]}"""),
        });
        List<HttpResponseMessage> open = [];
        for (int i = 0; i < 6; i++) open.Add(await wire.OpenAsync(stream: true));
        Assert.Equal((6, 3, 3), (wire.Counters.InFlight, wire.Counters.Connections, wire.Counters.OpenConnections));
        foreach (HttpResponseMessage response in open) response.Dispose();
    }

    [Fact]
    public async Task No_streams_at_all_are_a_mistake() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => OpenRouterSimulator.StartAsync(new SimulatorOptions { MaxStreamsPerConnection = 0 }, Ct));

    [Fact]
    public async Task A_port_in_use_is_named_with_its_scheme()
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls: true, faults: "");
        string url = wire.Simulator.BaseUrl.GetLeftPart(UriPartial.Authority);
        IOException exception = await Assert.ThrowsAsync<IOException>(() => OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = url }, Ct));
        Assert.Contains(url, exception.Message, StringComparison.Ordinal);
    }
}
