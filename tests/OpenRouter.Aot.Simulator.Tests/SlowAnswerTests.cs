using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Answers that come slowly, or never to their end.</summary>
public class SlowAnswerTests
{
    private const string Comment = ": OPENROUTER PROCESSING\n\n";

    public static TheoryData<string, bool> All => Wire.All;

    public static TheoryData<string, bool, bool> AllWholeAndStreamed => Wire.AllWholeAndStreamed;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(AllWholeAndStreamed))]
    public async Task An_answer_trickles(string version, bool tls, bool stream)
    {
        var time = new FakeTimeProvider();
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"trickle","count":7,"delay_ms":600000}""", time);
        using HttpResponseMessage response = await wire.OpenAsync(stream);
        await using Stream body = await response.Content.ReadAsStreamAsync(Ct);
        byte[] buffer = new byte[100_000];
        int arrived = await body.ReadAsync(buffer, Ct);
        Assert.Equal(7, arrived);
        Assert.Equal(1, wire.Counters.InFlight);
        for (int read; (read = await Wire.ReadAsync(body, buffer.AsMemory(arrived), time)) > 0;) arrived += read;

        var reply = new Reply(response.StatusCode, response.Headers, ContentType: null, buffer[..arrived]);
        Assert.StartsWith("echo: Hello there", stream ? reply.StreamedContent : reply.Content, StringComparison.Ordinal);
        Assert.Equal((1, 1), (wire.Counters.Succeeded, wire.Counters.Faults["trickle"]));
    }

    [Fact]
    public async Task A_trickle_adds_up()
    {
        await using Wire wire = await Wire.StartAsync(
            "2.0", tls: true, """{"kind":"trickle","count":7,"delay_ms":0},{"kind":"trickle","count":3,"delay_ms":600000},{"kind":"error_in_200"}""");
        using HttpResponseMessage response = await wire.OpenAsync();
        await using Stream body = await response.Content.ReadAsStreamAsync(Ct);
        Assert.Equal(3, await body.ReadAsync(new byte[100], Ct));
        Assert.Equal((1, 1, 1), (wire.Counters.Faults["trickle"], wire.Counters.Faults["trickle-2"], wire.Counters.Faults["error_in_200"]));
    }

    [Theory]
    [MemberData(nameof(AllWholeAndStreamed))]
    public async Task Whoever_does_not_wait_for_the_end_of_a_trickle_has_left(string version, bool tls, bool stream)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"trickle","delay_ms":600000}""");
        HttpResponseMessage response = await wire.OpenAsync(stream);
        response.Dispose();
        await Eventually.HoldsAsync(() => wire.Counters is { InFlight: 0, Left: 1, Failed: 1 });
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_whole_answer_may_stall_after_its_headers(string version, bool tls)
    {
        var time = new FakeTimeProvider();
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"stall","after_tokens":0,"delay_ms":600000}""", time);
        using HttpResponseMessage response = await wire.OpenAsync();
        Assert.Equal((200, "application/json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(1, wire.Counters.InFlight);
        await using Stream body = await response.Content.ReadAsStreamAsync(Ct);
        Assert.True(await Wire.ReadAsync(body, new byte[1], time) > 0);
        using var rest = new StreamReader(body);
        Assert.StartsWith("\"id\":", await rest.ReadToEndAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(1, wire.Counters.Succeeded);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_whole_answer_may_stall_for_ever(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"stall","after_tokens":0,"when":{"times":1}},{"kind":"stall"}""");
        HttpResponseMessage silent = await wire.OpenAsync();
        HttpResponseMessage started = await wire.OpenAsync();
        await using Stream body = await started.Content.ReadAsStreamAsync(Ct);
        Assert.Equal('\n', body.ReadByte());
        silent.Dispose();
        started.Dispose();
        await Eventually.HoldsAsync(() => wire.Counters is { InFlight: 0, Left: 2 });
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task White_space_without_end(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"keep_alive_whitespace","forever":true,"delay_ms":1,"after_tokens":2}""");
        HttpResponseMessage response = await wire.OpenAsync();
        string arrived = await ReadAsync(response, 200);
        Assert.Equal("", arrived.Trim());
        response.Dispose();
        await Eventually.HoldsAsync(() => wire.Counters is { InFlight: 0, Left: 1, CostUsd: > 0 });
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Comments_without_end(string version, bool tls)
    {
        await using Wire wire = await Wire.StartAsync(version, tls, """{"kind":"comments","forever":true,"delay_ms":1}""");
        Assert.StartsWith("echo: ", (await wire.ChatAsync()).Content, StringComparison.Ordinal);
        HttpResponseMessage response = await wire.OpenAsync(stream: true);
        string arrived = await ReadAsync(response, 20 * Comment.Length);
        Assert.Equal("", arrived.Replace(Comment, "", StringComparison.Ordinal));
        response.Dispose();
        await Eventually.HoldsAsync(() => wire.Counters is { InFlight: 0, Left: 1, Succeeded: 1 });
    }

    [Fact]
    public async Task Comments_without_end_after_some_tokens()
    {
        await using Wire wire = await Wire.StartAsync("2.0", tls: true, """{"kind":"comments","forever":true,"delay_ms":1,"after_tokens":2}""");
        HttpResponseMessage response = await wire.OpenAsync(stream: true);
        string arrived = await ReadAsync(response, 2_000);
        response.Dispose();
        Assert.StartsWith(Comment + "data: ", arrived, StringComparison.Ordinal);
        string end = arrived[(arrived.LastIndexOf("data: ", StringComparison.Ordinal))..];
        Assert.Contains("\"content\":\" Hello\"", end, StringComparison.Ordinal);
        Assert.Contains(Comment + Comment, end, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => wire.Counters is { InFlight: 0, Left: 1 });
    }

    /// <summary>Reads so many bytes, or some more.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, int bytes)
    {
        Stream body = await response.Content.ReadAsStreamAsync(Ct);
        byte[] buffer = new byte[bytes];
        await body.ReadExactlyAsync(buffer, Ct);
        return Encoding.UTF8.GetString(buffer);
    }
}
