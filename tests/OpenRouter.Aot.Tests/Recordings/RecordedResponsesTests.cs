using System.Text;
using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;
using OpenRouter.Aot.Tests.Wire;

namespace OpenRouter.Aot.Tests.Recordings;

/// <summary>Every recorded body of <c>/responses</c> and <c>/messages</c>, read and written back. Skipped where a clone has no recordings.</summary>
public sealed class RecordedResponsesTests(ITestOutputHelper output)
{
    private const string NoRecordings = "No recordings: set OPENROUTER_RECORDINGS to their folder.";

    [Fact]
    public void Every_body_is_written_back_as_it_came()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, NoRecordings);
        int requests = 0, answers = 0, events = 0;
        foreach (Recording one in Load())
        {
            bool isMessage = one.Endpoint == "/messages";
            if (one.RequestJson is not null)
            {
                requests++;
                if (isMessage)
                    RoundTrip.AssertLossless<MessageRequest>(one.RequestBody!, one.Name);
                else
                    RoundTrip.AssertLossless<ResponseRequest>(one.RequestBody!, one.Name);
            }

            if (one.ResponseJson is not null)
            {
                answers++;
                string body = Encoding.UTF8.GetString(one.ResponseBody);
                if (isMessage)
                    RoundTrip.AssertLossless<MessageAnswer>(body, one.Name);
                else
                    RoundTrip.AssertLossless<ResponseAnswer>(body, one.Name);
            }

            foreach (string data in EventsOf(one))
            {
                events++;
                RoundTrip.AssertLossless<ResponseEvent>(data, one.Name);
            }
        }

        output.WriteLine($"{requests} requests, {answers} answers, {events} events.");
        Assert.True(requests >= 28 && answers >= 18 && events >= 150, $"Too few: {requests} requests, {answers} answers, {events} events.");
    }

    [Fact]
    public void The_pieces_of_a_stream_make_the_answer_that_its_last_event_holds()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, NoRecordings);
        int streams = 0;
        foreach (Recording one in Load().Where(one => one.IsStreamed))
        {
            List<ResponseEvent> events = [.. EventsOf(one).Select(RoundTrip.Parse<ResponseEvent>)];
            ResponseAnswer last = Assert.Single(events, next => next.Type == ResponseEventType.Completed).Response!;
            var whole = new ResponseAccumulator();
            var pieces = new ResponseAccumulator();
            foreach (ResponseEvent next in events)
            {
                whole.Add(next);
                if (next.Type != ResponseEventType.Completed && next.Type != ResponseEventType.OutputItemDone && next.Type != ResponseEventType.ContentPartDone)
                    pieces.Add(next);
            }

            Assert.Equal((one.Name, RoundTrip.Write(last)), (one.Name, RoundTrip.Write(whole.ToAnswer())));
            ResponseAnswer made = pieces.ToAnswer();
            Assert.Equal((one.Name, last.Text, last.ReasoningText), (one.Name, made.Text, made.ReasoningText));
            Assert.Equal(last.Output!.Select(Describe), made.Output!.Select(Describe));
            streams++;
        }

        Assert.True(streams >= 13, $"Too few: {streams} streams.");
    }

    // Not by the id: one recording names its items otherwise at the end than on the way.
    private static string Describe(ResponseItem item) => $"{item.Type} {item.Role} {item.CallId} {item.Name} {item.Arguments} {item.Content?.Parts?.Count}";

    private static IEnumerable<Recording> Load() =>
        Recording.LoadAll(RepositoryFolder.Recordings!).Where(one => one.Endpoint is "/responses" or "/messages");

    private static IEnumerable<string> EventsOf(Recording one) => !one.IsStreamed ? [] : Encoding.UTF8.GetString(one.ResponseBody).Split('\n')
        .Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => line["data: ".Length..]);
}
