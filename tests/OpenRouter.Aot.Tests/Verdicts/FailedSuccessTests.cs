using static OpenRouter.Aot.Tests.Verdicts.VerdictDescription;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>Answers with the status 200 that are failures, and those that look like one and are none.</summary>
public class FailedSuccessTests
{
    public static TheoryData<string, string, string> Answers => new()
    {
        { "only an error", """{"error":{"code":502,"message":"x"}}""", "model cool" },
        { "only an error, with an id", """{"id":"gen-1","error":{"code":429,"message":"x"}}""", "model cool" },
        { "an error without a code", """{"error":{"message":"x"}}""", "model cool" },
        { "an error whose code is null", """{"error":{"code":null,"message":"x","metadata":{"error_type":"timeout"}}}""", "model cool, perhaps billed" },
        { "an error whose code is a word", """{"error":{"code":"server_error","message":"x"}}""", "model cool" },
        { "an error whose code is no status", """{"error":{"code":7,"message":"x"}}""", "model cool" },
        { "an error that is a text", """{"error":"gone"}""", "model cool" },
        { "a 400 in a 200", """{"error":{"code":400,"message":"x"}}""", "request surface" },
        { "a 400 in a 200 that wraps a throttle", """{"error":{"code":400,"message":"x","metadata":{"provider_name":"P","raw":{"error":{"code":429}}}}}""", "model cool" },
        { "a 500 in a 200: a provider had answered", """{"error":{"code":500,"message":"x"}}""", "model cool" },
        { "a bad request by the provider's word, a failure by OpenRouter's", """{"error":{"code":502,"message":"x","metadata":{"provider_name":"P","raw":{"code":400}}}}""", "model cool" },
        { "white space, then an error", " \n\n {\"error\":{\"code\":502,\"message\":\"x\"}}", "model cool" },
        { "an error in a choice", """{"choices":[{"error":{"code":502,"message":"x"},"message":{"content":"half"},"finish_reason":"stop"}]}""", "model cool, perhaps billed" },
        { "an error in a choice without content", """{"choices":[{"error":{"code":502,"message":"x"},"message":{"content":""}}]}""", "model cool" },
        { "a finish of error with content", """{"choices":[{"message":{"content":"half"},"finish_reason":"error"}]}""", "model cool, perhaps billed" },
        { "a finish of error without content", """{"choices":[{"message":{"content":null},"finish_reason":"error"}]}""", "model cool" },
        { "empty, finish null", """{"choices":[{"message":{"content":null},"finish_reason":null}],"usage":{"completion_tokens":0}}""", "model cool" },
        { "empty, finish stop", """{"choices":[{"message":{"content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":0}}""", "model cool" },
        { "empty, without usage", """{"choices":[{"message":{"content":""}}]}""", "model cool" },
        { "empty, without choices", """{"choices":[]}""", "model cool" },
        { "cut off", """{"choices":[{"message":{"content":"cut o""", "model cool, perhaps billed" },
        { "nothing but keep-alive", " \n\n \n", "model cool, perhaps billed" },
        { "a page: the web site, for a path that is none of the API's", " \n<!DOCTYPE html><html></html>", "request surface" },
        { "a text", "upstream connect error", "service retry" },

        { "length without content: reasoning took it all", """{"choices":[{"message":{"content":""},"finish_reason":"length"}],"usage":{"completion_tokens":16}}""", "none accept" },
        { "length without content and without tokens", """{"choices":[{"message":{"content":""},"finish_reason":"length"}]}""", "none accept" },
        { "empty and billed", """{"choices":[{"message":{"content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":3}}""", "none accept" },
        { "withheld by a filter", """{"choices":[{"message":{"content":""},"finish_reason":"content_filter"}]}""", "none accept" },
        { "content", """{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}""", "none accept" },
        { "content without a finish", """{"choices":[{"message":{"content":"hi"},"finish_reason":null}]}""", "none accept" },
        { "a tool call", """{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c"}]},"finish_reason":"tool_calls"}]}""", "none accept" },
        { "reasoning only", """{"choices":[{"message":{"content":"","reasoning":"hm"},"finish_reason":"stop"}]}""", "none accept" },
        { "a refusal", """{"choices":[{"message":{"content":null,"refusal":"no"},"finish_reason":"stop"}]}""", "none accept" },
        { "an image", """{"choices":[{"message":{"content":"","images":[{}]}}]}""", "none accept" },
        { "a text of the old endpoint", """{"choices":[{"text":"hi"}]}""", "none accept" },
        { "an error that is null", """{"error":null,"choices":[{"message":{"content":"hi"}}]}""", "none accept" },
    };

    public static TheoryData<string, string, string, string> OtherEndpoints => new()
    {
        { "a response", "/responses", """{"object":"response","status":"completed","output":[{"type":"message"}],"error":null}""", "none accept" },
        { "a failed response", "/responses", """{"object":"response","status":"failed","output":[],"error":{"code":"server_error","message":"x"}}""", "model cool" },
        { "a failed response that does not say why", "/responses", """{"object":"response","status":"failed","output":[],"error":null}""", "model cool" },
        { "a response that reached its limit", "/responses", """{"object":"response","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[]}""", "none accept" },
        { "an empty response", "/responses", """{"object":"response","status":"completed","output":[],"usage":{"output_tokens":0}}""", "model cool" },
        { "a message", "/messages", """{"type":"message","content":[{"type":"text","text":"hi"}],"stop_reason":"end_turn"}""", "none accept" },
        { "an empty message", "/messages", """{"type":"message","content":[],"stop_reason":"end_turn","usage":{"output_tokens":0}}""", "model cool" },
        { "a message that reached its limit", "/messages", """{"type":"message","content":[],"stop_reason":"max_tokens","usage":{"output_tokens":9}}""", "none accept" },
        { "an embedding", "/embeddings", """{"data":[{"embedding":[1]}]}""", "none accept" },
        { "no embedding", "/embeddings", """{"data":[]}""", "model cool" },
        { "no image", "/images", """{"created":0,"data":[]}""", "model cool" },
        { "no ranking", "/rerank", """{"results":[]}""", "model cool" },
        { "the transcript of silence", "/audio/transcriptions", """{"text":""}""", "none accept" },
        { "a catalogue without models", "/models", """{"data":[]}""", "none accept" },
        { "a job that failed, looked up well", "/videos/v", """{"id":"v","status":"failed","polling_url":"https://x","error":"x"}""", "none accept" },
        { "a preset, stored and not run", "/presets/p/chat/completions", """{"data":{}}""", "none accept" },
        { "a deletion", "/keys/h", "", "none accept" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_chats_200_is_read_for_what_it_is(string what, string body, string expected) =>
        Assert.Equal((what, expected), (what, Of(Judge(200, body))));

    [Theory]
    [MemberData(nameof(OtherEndpoints))]
    public void Another_endpoints_200_is_read_for_what_it_is(string what, string path, string body, string expected) =>
        Assert.Equal((what, expected), (what, Of(Judge(200, body, path: path))));

    [Theory]
    [InlineData("audio/mpeg", new byte[] { 0xff, 0xfb, 0x90 }, "none accept")]
    [InlineData("video/mp4", new byte[] { 0, 0, 0, 0x20 }, "none accept")]
    [InlineData("audio/mpeg", new byte[0], "model cool, perhaps billed")]
    public void Bytes_are_an_answer_and_not_a_page(string contentType, byte[] body, string expected)
    {
        (Verdict verdict, _) = Verdict.FromWhole(200, new AnswerHeaders { ContentType = contentType }, body, "/audio/speech", Now);
        Assert.Equal(expected, Of(verdict));
    }

    [Fact]
    public void A_page_is_known_by_its_type()
    {
        (Verdict verdict, _) = Verdict.FromWhole(200, new AnswerHeaders { ContentType = "text/html; charset=utf-8" }, "hello"u8.ToArray(), "/models", Now);
        Assert.Equal("request surface", Of(verdict));
    }

    [Fact]
    public void A_good_answer_has_no_reason() => Assert.Empty(Judge(200, """{"choices":[{"message":{"content":"hi"}}]}""").Reason);
}
