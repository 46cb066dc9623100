using static OpenRouter.Aot.Tests.Verdicts.VerdictDescription;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>Streams that are read to their end: errors first, in the middle, and in the events of every endpoint.</summary>
public class StreamVerdictTests
{
    private const string Hi = """{"choices":[{"delta":{"content":"hi"}}]}""";
    private const string TextDelta = """{"type":"response.output_text.delta","delta":"hi"}""";

    public static TheoryData<string, string[], string> Streams => new()
    {
        { "content and end", [Hi, "[DONE]"], "none accept" },
        { "content and finish, without an end", ["""{"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}"""], "none accept" },
        { "a finish that is repeated, and usage", [Hi, Finish("stop"), """{"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"completion_tokens":2}}""", "[DONE]"], "none accept" },
        { "blank data", [Hi, "", "[DONE]"], "none accept" },
        { "debugging first", ["""{"choices":[],"debug":{}}""", Hi, "[DONE]"], "none accept" },
        { "length without content", [Finish("length"), "[DONE]"], "none accept" },
        { "the only event is an error", ["""{"error":{"code":429,"message":"x"}}"""], "model cool" },
        { "the only event is an error of ours", ["""{"error":{"code":400,"message":"x"}}"""], "request surface" },
        { "an error with a choice that says so", ["""{"error":{"code":502,"message":"x"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"""], "model cool" },
        { "an error in a choice", ["""{"choices":[{"delta":{},"error":{"code":502,"message":"x"}}]}"""], "model cool" },
        { "an error after content", [Hi, """{"error":{"code":502,"message":"x"}}""", "[DONE]"], "model cool, perhaps billed" },
        { "a string for a code, after content", [Hi, """{"error":{"code":"server_error","message":"x"}}"""], "model cool, perhaps billed" },
        { "two errors: the first stands", ["""{"error":{"code":400,"message":"x"}}""", """{"error":{"code":502,"message":"y"}}"""], "request surface" },
        { "a finish of error after content", [Hi, Finish("error"), "[DONE]"], "model cool, perhaps billed" },
        { "neither finish nor end", [Hi], "model cool, perhaps billed" },
        { "nothing at all", [], "model cool, perhaps billed" },
        { "empty", ["""{"choices":[{"delta":{"content":""}}],"usage":{"completion_tokens":0}}""", "[DONE]"], "model cool" },
        { "an event that is no JSON", [Hi, "{\"choices\":"], "model cool, perhaps billed" },

        { "responses", [TextDelta, """{"type":"response.completed","response":{"object":"response","status":"completed","output":[{}]}}"""], "none accept" },
        { "responses, limit reached", ["""{"type":"response.incomplete","response":{"object":"response","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[]}}"""], "none accept" },
        { "responses, one of several models failed", ["""{"type":"response.fusion_call.panel.failed","model":"b/two","error":"gone","status_code":502}""", TextDelta, """{"type":"response.completed","response":{"object":"response","status":"completed","output":[]}}"""], "none accept" },
        { "response.failed first", ["""{"type":"response.failed","response":{"object":"response","status":"failed","error":{"code":"rate_limit_exceeded","message":"x"}}}"""], "model cool" },
        { "response.failed after content", [TextDelta, """{"type":"response.failed","response":{"object":"response","status":"failed","error":{"code":"server_error","message":"x"}}}"""], "model cool, perhaps billed" },
        { "response.failed without a why", ["""{"type":"response.failed","response":{"object":"response","status":"failed","error":null,"output":[]}}"""], "model cool" },
        { "response.failed, an invalid prompt", ["""{"type":"response.failed","response":{"object":"response","status":"failed","error":{"code":"invalid_prompt","message":"x"}}}"""], "request surface" },
        { "response.error", ["""{"type":"response.error","error":{"code":"server_error","message":"x"}}"""], "model cool" },
        { "error, which is the event itself", ["""{"type":"error","code":"rate_limit_exceeded","message":"x","param":null}"""], "model cool" },
        { "error after content", [TextDelta, """{"type":"error","code":null,"message":"x"}"""], "model cool, perhaps billed" },
        { "an image's error", ["""{"type":"error","error":{"code":"upstream_error","message":"x","type":"provider_error"}}"""], "model cool" },

        { "messages", ["""{"type":"content_block_delta","delta":{"type":"text_delta","text":"hi"}}""", """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":1}}""", """{"type":"message_stop"}"""], "none accept" },
        { "messages, thinking until the limit", ["""{"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":9}}""", """{"type":"message_stop"}"""], "none accept" },
        { "messages, empty", ["""{"type":"message_start","message":{"content":[]}}""", """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":0}}""", """{"type":"message_stop"}"""], "model cool" },
        { "messages, overloaded", ["""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"""], "model cool" },
        { "messages, api_error", ["""{"type":"error","error":{"type":"api_error","message":"x"}}"""], "model cool" },
        { "messages, a bad request", ["""{"type":"error","error":{"type":"invalid_request_error","message":"x"}}"""], "request surface" },
        { "messages, an error after content", ["""{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"hm"}}""", """{"type":"error","error":{"type":"overloaded_error","message":"x","error_type":"provider_overloaded"}}"""], "model cool, perhaps billed" },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void A_stream_has_the_verdict_of_its_events(string what, string[] events, string expected)
    {
        string body = ": OPENROUTER PROCESSING\n\n" + string.Concat(events.Select(data => $"data: {data}\n\n"));
        var headers = new AnswerHeaders { ContentType = "text/event-stream; charset=utf-8" };
        Assert.Equal((what, expected), (what, Of(Judge(200, body, headers))));
    }

    [Fact]
    public void A_stream_is_known_by_its_lines_where_no_header_tells() =>
        Assert.Equal("none accept", Of(Judge(200, $"\n\n : \n\ndata: {Hi}\n\ndata: [DONE]\n\n")));

    private static string Finish(string reason) => $$"""{"choices":[{"delta":{},"finish_reason":"{{reason}}"}]}""";
}
