namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>
/// The typed chat readers summarise what they read anyway. What they find must be what the reader of untyped answers finds, or a chat would
/// be judged otherwise than the same answer in a bulk run. Skipped where a clone has no recordings.
/// </summary>
public class RecordedSummariesTests
{
    [Fact]
    public void The_typed_chat_reader_and_the_untyped_one_agree_on_every_member()
    {
        List<Recording> answers = Chats(isStreamed: false);
        Assert.True(answers.Count >= 100, $"{answers.Count} answers are too few.");
        foreach (Recording one in answers)
        {
            AnswerSummary start = Start(one);
            AnswerSummary untyped = AnswerSummaryReader.Read(start, one.ResponseBody);
            AnswerSummary typed = start;
            ChatCompletion? value = ChatBodyReader.Instance.Read(ref typed, one.Headers.ContentType, one.ResponseBody);
            AssertEqual(one, untyped, typed);
            Assert.Equal(untyped is { Error: null, IsForeign: false, Fault: TransportFault.None }, value is not null);
        }
    }

    [Fact]
    public async Task The_typed_event_parser_and_the_untyped_reader_agree_on_every_member()
    {
        List<Recording> streams = Chats(isStreamed: true);
        Assert.True(streams.Count >= 75, $"{streams.Count} streams are too few.");
        foreach (Recording one in streams)
        {
            AnswerSummary start = Start(one);
            AnswerSummary typed = start;
            using var events = new ServerSentEventReader(new MemoryStream(one.ResponseBody), maxEventBytes: 1 << 24);
            while (await events.ReadAsync(TestContext.Current.CancellationToken) == ServerSentEventStep.Event)
                new ChatEventParser(new ChatAccumulator()).Parse(events.Data, ref typed, out _);
            AssertEqual(one, WholeAnswerReader.Read(start, "text/event-stream", one.ResponseBody), typed);
        }
    }

    private static List<Recording> Chats(bool isStreamed)
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        return [.. Recording.LoadAll(RepositoryFolder.Recordings!)
            .Where(one => one is { Endpoint: "/chat/completions", Status: 200 } && one.IsStreamed == isStreamed)];
    }

    private static AnswerSummary Start(Recording one) =>
        AnswerSummary.FromHeaders(one.Status, one.Headers) with { Model = "asked/for", MustHaveContent = true };

    // Errors are compared as they were sent, all else as the record compares itself: a new member is compared too.
    private static void AssertEqual(Recording one, AnswerSummary untyped, AnswerSummary typed)
    {
        Assert.Equal((one.Name, untyped.Error?.Json.ToString()), (one.Name, typed.Error?.Json.ToString()));
        Assert.Equal((one.Name, untyped with { Error = null }), (one.Name, typed with { Error = null }));
    }
}
