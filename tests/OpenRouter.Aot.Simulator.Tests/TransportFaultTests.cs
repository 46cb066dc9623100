using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Faults that break streams and connections, as the bare handler of .NET sees them.</summary>
public class TransportFaultTests
{
    private const int InternalError = 0x2, RefusedStream = 0x7;

    // What the handler of .NET sends again by itself, before it gives up.
    private const int Attempts = 4;

    public static TheoryData<string, bool> All => Wire.All;

    public static TheoryData<string, bool, bool> AllWholeAndStreamed => Wire.AllWholeAndStreamed;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_refused_stream(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"refused_stream"}""");
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => wire.OpenAsync());
        if (version == "2.0") Assert.Equal(RefusedStream, Assert.IsType<HttpProtocolException>(exception.InnerException).ErrorCode);
        else AssertBroken(exception);
        int attempts = version == "2.0" ? Attempts : 1;
        Assert.Equal((attempts, 0, attempts, 0), (wire.Counters.Attempts, wire.Counters.Succeeded, wire.Counters.Failed, wire.Counters.Left));
        Assert.Equal((attempts, 1, 0), (wire.Counters.Faults["refused_stream"], wire.Counters.Connections, wire.Counters.CostUsd));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refused_stream_that_is_sent_again_is_served_on_the_same_connection(bool tls)
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls, """{"kind":"refused_stream","when":{"times":2}}""");
        Assert.StartsWith("echo: ", (await wire.ChatAsync()).Content, StringComparison.Ordinal);
        Assert.Equal((3, 1, 2, 1), (wire.Counters.Attempts, wire.Counters.Succeeded, wire.Counters.Failed, wire.Counters.Connections));
    }

    [Theory]
    [MemberData(nameof(AllWholeAndStreamed))]
    public async Task A_connection_that_takes_no_more_answers_once_more(string version, bool tls, bool stream)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"goaway","when":{"times":2}}""");
        for (int i = 1; i <= 4; i++)
        {
            Reply reply = await wire.ChatAsync(stream);
            Assert.StartsWith("echo: ", stream ? reply.StreamedContent : reply.Content, StringComparison.Ordinal);
            Assert.Equal(version == "1.1" && i <= 2 ? true : null, reply.Headers.ConnectionClose);
            Assert.Equal(Math.Min(i, 3), wire.Counters.Connections);
        }

        Assert.Equal((4, 4, 2), (wire.Counters.Attempts, wire.Counters.Succeeded, wire.Counters.Faults["goaway"]));
        await Eventually.HoldsAsync(() => wire.Counters.OpenConnections == 1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_goodbye_goes_with_an_error_too(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"goaway"},{"kind":"server_error"}""");
        Assert.Equal(500, (await wire.ChatAsync()).Status);
        Assert.Equal(500, (await wire.ChatAsync()).Status);
        Assert.Equal((2, 2, 2), (wire.Counters.Attempts, wire.Counters.Failed, wire.Counters.Connections));
    }

    [Fact]
    public async Task Streams_under_way_outlive_a_goodbye()
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls: true, """{"kind":"goaway","when":{"from_request":2}},{"kind":"stall","when":{"times":1}}""");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        using HttpResponseMessage stalled = await wire.OpenAsync(stream: true);
        await wire.ChatAsync();
        await using Stream body = await stalled.Content.ReadAsStreamAsync(Ct);
        Assert.True(await body.ReadAsync(new byte[1], Ct) > 0);
        Assert.Equal((1, 1, 1), (wire.Counters.InFlight, wire.Counters.Connections, wire.Counters.OpenConnections));
        await wire.ChatAsync();
        Assert.Equal(2, wire.Counters.Connections);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_connection_lost_before_the_headers(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"connection_lost"}""");
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => wire.OpenAsync());
        AssertBroken(exception);
        await Eventually.HoldsAsync(() => wire.Counters is { Connections: 1, OpenConnections: 0 });
        Assert.Equal((1, 1, 0), (wire.Counters.Attempts, wire.Counters.Failed, wire.Counters.Left));
    }

    [Theory]
    [MemberData(nameof(AllWholeAndStreamed))]
    public async Task A_connection_lost_in_the_middle(string version, bool tls, bool stream)
    {
        (Wire wire, Exception exception) = await BreakAsync("connection_lost", version, tls, stream);
        await using Wire disposed = wire;
        AssertBroken(exception);
        await Eventually.HoldsAsync(() => wire.Counters is { Connections: 1, OpenConnections: 0 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_connection_takes_all_its_streams_and_none_of_them_has_left(bool tls)
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls, """{"kind":"stall","when":{"stream":true}},{"kind":"connection_lost","when":{"stream":false}}""");
        using HttpResponseMessage one = await wire.OpenAsync(stream: true);
        using HttpResponseMessage two = await wire.OpenAsync(stream: true);
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.OpenAsync());
        AssertBroken(await Assert.ThrowsAsync<HttpRequestException>(() => one.Content.ReadAsStringAsync(Ct)));
        AssertBroken(await Assert.ThrowsAsync<HttpRequestException>(() => two.Content.ReadAsStringAsync(Ct)));
        await Eventually.HoldsAsync(() => wire.Counters is { InFlight: 0, OpenConnections: 0 });
        Assert.Equal((3, 0, 1), (wire.Counters.Failed, wire.Counters.Left, wire.Counters.Connections));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_ends_one_stream_alone(bool tls)
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls, """{"kind":"stall","when":{"stream":true}},{"kind":"cut","when":{"stream":false,"times":1}}""");
        using HttpResponseMessage stalled = await wire.OpenAsync(stream: true);
        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => wire.OpenAsync());
        Assert.Equal(InternalError, Assert.IsType<HttpProtocolException>(exception.InnerException).ErrorCode);
        Assert.Equal(200, (await wire.ChatAsync()).Status);
        Assert.Equal((1, 1, 1), (wire.Counters.InFlight, wire.Counters.Connections, wire.Counters.OpenConnections));
    }

    [Theory]
    [MemberData(nameof(AllWholeAndStreamed))]
    public async Task A_cut_in_the_middle(string version, bool tls, bool stream)
    {
        (Wire wire, Exception exception) = await BreakAsync("cut", version, tls, stream);
        await using Wire disposed = wire;
        if (version == "1.1") AssertBroken(exception);
        else Assert.Equal(InternalError, Assert.IsType<HttpProtocolException>(exception).ErrorCode);
        await Eventually.HoldsAsync(() => wire.Counters.OpenConnections == (version == "1.1" ? 0 : 1));
    }

    [Fact]
    public async Task Questions_about_a_key_meet_them_by_name()
    {
        await using Probe probe = await Probe.StartAsync("""
            { "keys": [{ "alias": "one", "secret": "s1" }],
              "faults": [{ "kind": "goaway", "when": { "endpoint": "key", "until_request": 1 } }, { "kind": "refused_stream", "when": { "endpoint": "key", "times": 1 } },
                { "kind": "connection_lost", "when": { "endpoint": "key", "until_request": 1 } }] }
            """);
        await Assert.ThrowsAsync<HttpRequestException>(() => probe.GetAsync("key", "s1"));
        await Assert.ThrowsAsync<HttpRequestException>(() => probe.GetAsync("key", "s1"));
        Assert.Equal(200, (await probe.GetAsync("key", "s1")).Status);
        Assert.All(probe.Simulator.GetCounters().Faults, fault => Assert.Equal(1, fault.Value));
    }

    /// <summary>Reads an answer up to its second token, and only then lets it break.</summary>
    private static async Task<(Wire Wire, Exception Exception)> BreakAsync(string kind, string version, bool tls, bool stream)
    {
        var time = new FakeTimeProvider();
        Wire wire = await Wire.StartAsync(version, tls, $$"""{"kind":"{{kind}}","after_tokens":2,"delay_ms":600000}""", time);
        using HttpResponseMessage response = await wire.OpenAsync(stream);
        await using Stream body = await response.Content.ReadAsStreamAsync(Ct);
        string last = stream ? "\"content\":\" Hello\"" : "\"id\":\"gen-";
        byte[] buffer = new byte[10_000];
        int arrived = 0;
        while (!Encoding.UTF8.GetString(buffer, 0, arrived).Contains(last, StringComparison.Ordinal))
            arrived += await body.ReadAsync(buffer.AsMemory(arrived), Ct);
        Assert.Equal((1, 0), (wire.Counters.InFlight, wire.Counters.Failed));
        Exception exception = await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await Wire.ReadAsync(body, buffer, time) > 0) arrived++;
        });
        Assert.Equal((1, 0, 1, 0), (wire.Counters.Attempts, wire.Counters.Succeeded, wire.Counters.Failed, wire.Counters.Left));
        return (wire, exception);
    }

    /// <summary>The socket broke. Whether a client meets that as it reads or as it writes is chance, and so is the exception.</summary>
    private static void AssertBroken(Exception exception)
    {
        Exception innermost = exception.GetBaseException();
        Assert.True(innermost is SocketException or IOException and not HttpProtocolException, exception.ToString());
    }
}
