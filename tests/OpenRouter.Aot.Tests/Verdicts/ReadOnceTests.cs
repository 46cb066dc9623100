using System.Text;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>A good answer is read in one pass, which gives both the value and what the verdict needs.</summary>
public class ReadOnceTests
{
    private static readonly AnswerSummary Start = new() { Status = 200, MustHaveContent = true };

    [Theory]
    [InlineData("""{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],"usage":{"completion_tokens":1}}""")]
    [InlineData("""  {"id":"gen-1","choices":[{"message":{"content":null,"tool_calls":[{"id":"c"}]},"finish_reason":"tool_calls"}]}""")]
    public void A_good_chat_is_read_once(string body)
    {
        using var bytes = new CountedBytes(Encoding.UTF8.GetBytes(body));
        AnswerSummary summary = Start;
        ChatCompletion? value = ChatBodyReader.Instance.Read(ref summary, null, bytes.Memory);

        Assert.NotNull(value);
        Assert.True(summary.HasContent);
        Assert.Equal(1, bytes.Reads);
    }

    [Fact]
    public void A_good_event_is_read_once()
    {
        using var bytes = new CountedBytes("""{"choices":[{"delta":{"content":"hi"}}]}"""u8.ToArray());
        AnswerSummary summary = Start;
        ChatChunk? chunk = new ChatEventParser(new ChatAccumulator()).Parse(bytes.Memory, ref summary, out EventKind kind);

        Assert.Equal((EventKind.Content, "hi"), (kind, chunk?.Text));
        Assert.Equal(1, bytes.Reads);
    }

    [Fact]
    public void A_second_look_would_be_seen()
    {
        using var bytes = new CountedBytes("""{"choices":[]}"""u8.ToArray());
        AnswerSummary summary = Start;
        ChatBodyReader.Instance.Read(ref summary, null, bytes.Memory);
        AnswerSummaryReader.Read(summary, bytes.Memory);

        Assert.True(bytes.Reads > 1);
    }

    [Fact]
    public void A_good_raw_answer_is_kept_byte_for_byte()
    {
        byte[] body = """{"choices":[{"message":{"content":"hi"}}]}"""u8.ToArray();
        AnswerSummary summary = Start;
        RawAnswer? value = RawBodyReader.Instance.Read(ref summary, null, body);

        Assert.True(summary.HasContent);
        Assert.Equal(body, value?.Body.ToArray());
    }
}
