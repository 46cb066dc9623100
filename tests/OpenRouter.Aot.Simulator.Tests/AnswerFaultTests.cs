using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Faults inside an answer whose HTTP status is 200.</summary>
public class AnswerFaultTests
{
    [Theory]
    [InlineData(false, "error_in_200")]
    [InlineData(true, "error_in_200")]
    [InlineData(false, "first_event_error")]
    public async Task A_200_with_nothing_but_an_error(bool stream, string kind)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"{{kind}}","status":429,"message":"Provider returned error"}""");
        Reply reply = await probe.ChatAsync(stream: stream);
        Assert.Equal(200, reply.Status);
        JsonElement body = stream ? Assert.Single(reply.Chunks) : reply.Json;
        Assert.Equal(429, body.GetProperty("error").GetProperty("code").GetInt32());
        Assert.False(body.TryGetProperty("choices", out _));
        AssertFailed(probe);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_oversized_answer_is_swollen_with_white_space(bool stream)
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"oversized","count":100,"after_tokens":2}""");
        Reply reply = await probe.ChatAsync(stream: stream);
        Assert.InRange(reply.Bytes.Length, 100 * 1024, 110 * 1024);
        if (stream)
            Assert.Equal((4, 100 * 1024), (reply.Chunks.Count, reply.Events[^1].Length - reply.Events[^1].TrimEnd().Length));
        else
            Assert.StartsWith("echo: ", reply.Content, StringComparison.Ordinal);
        AssertFailed(probe);
    }

    [Fact]
    public async Task A_stream_whose_first_event_is_an_error()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"first_event_error"}""");
        Reply reply = await probe.ChatAsync(stream: true);
        JsonElement chunk = Assert.Single(reply.Chunks);
        Assert.Equal(502, chunk.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal("error", chunk.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        AssertFailed(probe);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_after_some_tokens()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"mid_stream_error","after_tokens":5}""");
        Reply reply = await probe.ChatAsync("one two", stream: true);
        Assert.StartsWith("echo: one two ", reply.StreamedContent, StringComparison.Ordinal);
        Assert.Equal(5, reply.StreamedContent.Split(' ').Length);
        Assert.True(reply.Chunks[^1].TryGetProperty("error", out _));
        Assert.Equal(7, reply.Chunks.Count);
        AssertFailed(probe);
    }

    [Theory]
    [InlineData("error_in_choice")]
    [InlineData("mid_stream_error")]
    public async Task A_whole_answer_with_an_error_in_its_choice(string kind)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"{{kind}}","after_tokens":2}""");
        Reply reply = await probe.ChatAsync("one two");
        Assert.Equal("echo: one", reply.Content);
        JsonElement choice = reply.Json.GetProperty("choices")[0];
        Assert.Equal("error", choice.GetProperty("finish_reason").GetString());
        Assert.Equal(502, choice.GetProperty("error").GetProperty("code").GetInt32());
        AssertFailed(probe);
    }

    [Fact]
    public async Task A_stream_with_an_error_in_its_last_choice()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"error_in_choice","after_tokens":2}""");
        Reply reply = await probe.ChatAsync("one two", stream: true);
        Assert.Equal("echo: one", reply.StreamedContent);
        JsonElement choice = reply.Chunks[^2].GetProperty("choices")[0];
        Assert.Equal("error", choice.GetProperty("finish_reason").GetString());
        Assert.True(choice.TryGetProperty("error", out _));
        AssertFailed(probe);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_cut_in_the_middle(bool stream)
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"cut","after_tokens":4}""");
        using HttpResponseMessage response = await probe.OpenAsync("chat/completions", Probe.ChatBody(stream: stream), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        var arrived = new StringBuilder();
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            byte[] buffer = new byte[256];
            int read;
            while ((read = await body.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0) arrived.Append(Encoding.UTF8.GetString(buffer, 0, read));
        });
        Assert.Contains(stream ? "\"content\":\" there\"" : "\"id\":\"gen-", arrived.ToString(), StringComparison.Ordinal);
        AssertFailed(probe);
    }

    [Fact]
    public async Task A_stream_that_ends_unfinished()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"unfinished"}""");
        Reply reply = await probe.ChatAsync(stream: true);
        Assert.DoesNotContain("[DONE]", reply.Text, StringComparison.Ordinal);
        Assert.All(reply.Chunks, chunk => Assert.Equal(JsonValueKind.Null, chunk.GetProperty("choices")[0].GetProperty("finish_reason").ValueKind));
        Assert.Equal("echo: Hello there", reply.StreamedContent);
        AssertFailed(probe);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_empty_completion(bool stream)
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"empty"}""");
        Reply reply = await probe.ChatAsync(stream: stream);
        Assert.Equal("", stream ? reply.StreamedContent : reply.Content);
        JsonElement last = stream ? reply.Chunks[^1] : reply.Json;
        Assert.Equal(0, last.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
        Assert.Equal(JsonValueKind.Null, last.GetProperty("choices")[0].GetProperty("finish_reason").ValueKind);
        AssertFailed(probe);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_that_takes_all_tokens_is_billed(bool stream)
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"length"}""");
        Reply reply = await probe.ChatAsync(stream: stream, more: ",\"max_tokens\":40");
        Assert.Equal("", stream ? reply.StreamedContent : reply.Content);
        JsonElement last = stream ? reply.Chunks[^1] : reply.Json;
        Assert.Equal("length", last.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(40, last.GetProperty("usage").GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal(1, counters.Succeeded);
        Assert.True(counters.CostUsd > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JSON_that_stops_in_the_middle(bool stream)
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"malformed"}""");
        Reply reply = await probe.ChatAsync(stream: stream);
        string last = stream ? reply.Events[^1] : reply.Text;
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(last));
        AssertFailed(probe);
    }

    [Fact]
    public async Task White_space_before_a_whole_answer()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"keep_alive_whitespace","count":2}""");
        Reply reply = await probe.ChatAsync();
        Assert.StartsWith("\n         \n\n         \n{\"id\"", reply.Text, StringComparison.Ordinal);
        Assert.StartsWith("echo: ", reply.Content, StringComparison.Ordinal);
        Assert.Equal(1, probe.Simulator.GetCounters().Succeeded);
    }

    [Fact]
    public async Task Comments_before_and_between_events()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"comments","count":4,"after_tokens":2}""");
        Reply reply = await probe.ChatAsync(stream: true);
        Assert.Equal(9, reply.Text.Split(": OPENROUTER PROCESSING\n\n").Length - 1);
        Assert.Matches("\"content\":\" Hello\"[^\n]*\n\n(: OPENROUTER PROCESSING\n\n){4}data: ", reply.Text);
        Assert.Equal(1, probe.Simulator.GetCounters().Succeeded);
    }

    [Fact]
    public async Task A_stalled_stream_is_silent_until_its_client_leaves()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"stall","after_tokens":1}""");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using HttpResponseMessage response = await probe.OpenAsync("chat/completions", Probe.ChatBody(stream: true), patience.Token);
        await using Stream body = await response.Content.ReadAsStreamAsync(patience.Token);
        using var reader = new StreamReader(body);
        string? line;
        do line = await reader.ReadLineAsync(patience.Token);
        while (line?.Contains("\"content\":\"echo:\"", StringComparison.Ordinal) != true);
        Assert.Equal(1, probe.Simulator.GetCounters().InFlight);
        await patience.CancelAsync();
        response.Dispose();
        await Eventually.HoldsAsync(() => probe.Simulator.GetCounters() is { InFlight: 0, Failed: 1 });
    }

    [Fact]
    public async Task A_stall_with_a_delay_goes_on()
    {
        await using Probe probe = await Probe.StartWithFaultAsync("""{"kind":"stall","delay_ms":20}""");
        Reply stream = await probe.ChatAsync(stream: true);
        Reply whole = await probe.ChatAsync();
        Assert.Equal(whole.Content, stream.StreamedContent);
        Assert.Equal(2, probe.Simulator.GetCounters().Succeeded);
    }

    private static void AssertFailed(Probe probe)
    {
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal((1, 0, 1, 0), (counters.Attempts, counters.Succeeded, counters.Failed, counters.InFlight));
        Assert.Equal(0, counters.CostUsd);
    }
}
