using System.Text;
using OpenRouter.Aot.Tests.Wire;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>Every recorded body of a chat, read and written back: request, answer, each event. Skipped where a clone has no recordings.</summary>
public sealed class RecordedChatBodiesTests(ITestOutputHelper output)
{
    [Fact]
    public void No_member_is_lost_or_changed()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        int requests = 0, answers = 0, events = 0;
        foreach (Recording one in Recording.LoadAll(RepositoryFolder.Recordings!).Where(one => one.Endpoint == "/chat/completions"))
        {
            if (one.RequestJson is not null)
            {
                RoundTrip.AssertLossless<ChatRequest>(one.RequestBody!, one.Name);
                requests++;
            }

            if (one.ResponseJson is not null)
            {
                RoundTrip.AssertLossless<ChatCompletion>(Encoding.UTF8.GetString(one.ResponseBody), one.Name);
                answers++;
            }

            foreach (string data in EventsOf(one))
            {
                RoundTrip.AssertLossless<ChatChunk>(data, one.Name);
                events++;
            }
        }

        output.WriteLine($"{requests} requests, {answers} answers, {events} events.");
        Assert.True(requests >= 240 && answers >= 180 && events >= 1600, $"Too few: {requests} requests, {answers} answers, {events} events.");
    }

    [Fact]
    public async Task The_bytes_of_a_stream_say_what_its_chunks_say()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        int streams = 0;
        foreach (Recording one in Recording.LoadAll(RepositoryFolder.Recordings!).Where(one => one is { Endpoint: "/chat/completions", IsStreamed: true, Status: 200 }))
        {
            var whole = new ChatAccumulator();
            var chunks = new ChatEventParser(whole);
            var pieces = new ChatPieceParser();
            AnswerSummary byChunk = AnswerSummary.FromHeaders(one.Status, one.Headers), byPiece = byChunk;
            var text = new StringBuilder();
            using var events = new ServerSentEventReader(new MemoryStream(one.ResponseBody), maxEventBytes: 1 << 24);
            while (await events.ReadAsync(TestContext.Current.CancellationToken) == ServerSentEventStep.Event)
            {
                if (chunks.Parse(events.Data, ref byChunk, out EventKind kind) is { } chunk)
                    whole.Add(chunk);
                ChatPiece? piece = pieces.Parse(events.Data, ref byPiece, out EventKind pieceKind);
                Assert.Equal((one.Name, kind, kind == EventKind.Content), (one.Name, pieceKind, piece is not null));
                text.Append(piece is null ? "" : Encoding.UTF8.GetString(piece.Text));
            }

            Assert.Equal((one.Name, whole.Text), (one.Name, text.ToString()));
            Assert.Equal((one.Name, byChunk with { Error = null }), (one.Name, byPiece with { Error = null }));
            Assert.Equal(byChunk.Error?.Json, byPiece.Error?.Json);
            streams++;
        }

        Assert.True(streams >= 75, $"{streams} streams are too few.");
    }

    private static IEnumerable<string> EventsOf(Recording one) => !one.IsStreamed ? [] : Encoding.UTF8.GetString(one.ResponseBody).Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => line["data: ".Length..]);
}
