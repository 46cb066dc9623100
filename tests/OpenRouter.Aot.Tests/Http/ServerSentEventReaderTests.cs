using System.Net.ServerSentEvents;
using System.Text;
using CsCheck;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>The reader of event streams, with the run-time's own parser as the oracle.</summary>
public class ServerSentEventReaderTests
{
    private static readonly Gen<string> Line = Choose.From(
        "data: {\"a\":1}", "data:x", "data:  two", "data", "data:", ": OPENROUTER PROCESSING", ":", "event: message_stop", "id: 7", "retry: 10",
        "data: größe 🙂", "unknown: field", "", "", "");

    private static readonly Gen<string> LineEnd = Choose.From("\n", "\n", "\r\n", "\r");

    [Fact]
    public void It_reads_what_the_runtimes_parser_reads_whatever_the_line_ends_and_the_chunks() =>
        Gen.Select(Gen.Select(Line, LineEnd).Array[0, 30], Gen.Int[1, 7], Gen.Bool).Sample((lines, chunk, hasBom) =>
        {
            byte[] body = Encoding.UTF8.GetBytes((hasBom ? "\uFEFF" : "") + string.Concat(lines.Select(line => line.Item1 + line.Item2)));
            Assert.Equal(ReadByOracle(body), Read(body, chunk));
        }, iter: 3_000);

    [Fact]
    public void An_event_that_no_blank_line_ends_is_dropped() => Assert.Equal(["a"], Read("data: a\n\ndata: b\n"u8.ToArray(), 3));

    [Fact]
    public async Task An_event_beyond_the_limit_is_refused_and_not_held()
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes("data: " + new string('x', 100_000) + "\n\n"));
        using var reader = new ServerSentEventReader(body, maxEventBytes: 10_000);
        Assert.Equal(ServerSentEventStep.TooLarge, await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(body.Position < 40_000, $"It read {body.Position} bytes of an event of 100,000 with a limit of 10,000.");
    }

    [Fact]
    public async Task Many_lines_of_one_event_count_together()
    {
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data: 123456789\n", 2_000)) + "\n"));
        using var reader = new ServerSentEventReader(body, maxEventBytes: 10_000);
        Assert.Equal(ServerSentEventStep.TooLarge, await reader.ReadAsync(TestContext.Current.CancellationToken));
    }

    private static string[] ReadByOracle(byte[] body) =>
        [.. SseParser.Create(new MemoryStream(body), (_, data) => Encoding.UTF8.GetString(data)).Enumerate().Select(item => item.Data)];

    private static string[] Read(byte[] body, int chunk)
    {
        using var reader = new ServerSentEventReader(new TricklingStream(body, chunk), maxEventBytes: 1024 * 1024);
        var events = new List<string>();
        while (reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult() == ServerSentEventStep.Event)
            events.Add(Encoding.UTF8.GetString(reader.Data.Span));
        return [.. events];
    }
}
