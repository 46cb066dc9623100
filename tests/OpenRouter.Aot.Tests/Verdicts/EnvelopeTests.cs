using static OpenRouter.Aot.Tests.Verdicts.VerdictDescription;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>The shapes in which errors come.</summary>
public class EnvelopeTests
{
    public static TheoryData<string, int, string, string, string> Envelopes => new()
    {
        { "chat", 400, """{"error":{"code":400,"message":"no such thing"},"user_id":"u"}""", "request surface", "no such thing" },
        { "a code in digits", 400, """{"error":{"code":"503","message":"busy"}}""", "model cool", "busy" },
        { "nested twice", 400, """{"error":{"error":{"message":"overloaded","code":529}}}""", "model cool", "overloaded" },
        { "messages", 429, """{"type":"error","error":{"type":"rate_limit_error","message":"slow"},"request_id":null}""", "model cool", "slow" },
        { "messages, a key", 401, """{"type":"error","error":{"type":"authentication_error","message":"User not found."}}""", "key quarantine", "User not found." },
        { "responses, early", 400, """{"error":{"code":"invalid_prompt","message":"Invalid request"},"metadata":{"raw":"[]"}}""", "request surface", "Invalid request" },
        { "responses, type at the top", 400, """{"error":{"code":"x","message":"busy"},"error_type":"provider_overloaded"}""", "model cool", "busy" },
        { "Zod", 400, """{"success":false,"error":{"name":"ZodError","message":"[{\"path\":[\"tools\"]}]"}}""", "request surface", "tools" },
        { "a text for an error", 400, """{"error":"bad model"}""", "request surface", "bad model" },
        { "a message that is an object", 400, """{"error":{"code":400,"message":{"detail":"deep"}}}""", "request surface", "deep" },
        { "no message", 400, """{"error":{"code":"bad_thing"}}""", "request surface", "bad_thing" },
        { "white space first", 502, " \n {\"error\":{\"code\":502,\"message\":\"late\"}}", "model cool", "late" },
        { "raw is better than its message", 502, """{"error":{"code":502,"message":"Provider returned error","metadata":{"raw":"out of memory"}}}""", "model cool", "out of memory" },
        { "raw is an object", 503, """{"error":{"code":503,"message":"Provider returned error","metadata":{"raw":{"why":"asleep"}}}}""", "model cool", "asleep" },
        { "HTML", 502, "<html><h1>Bad gateway</h1></html>", "service retry", "502" },
        { "text", 503, "upstream connect error", "service retry", "503" },
        { "nothing", 500, "", "service retry", "500" },
        { "JSON that broke off", 500, "{\"error\":{\"mess", "service retry", "500" },
        { "JSON without an error", 500, "{}", "service retry", "500" },
        { "JSON that is no object", 500, "[]", "service retry", "500" },
    };

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void Each_envelope_is_opened(string shape, int status, string body, string expected, string quoted)
    {
        Verdict verdict = Judge(status, body);
        Assert.Equal((shape, expected), (shape, Of(verdict)));
        Assert.Contains(quoted, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_is_one_bounded_line()
    {
        string body = Error(400, "one\\ntwo\\u0007\\ud83d " + string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 400)));
        string reason = Judge(400, body).Reason;
        Assert.StartsWith("bad request: one two \uFFFD \U0001F600", reason, StringComparison.Ordinal);
        Assert.EndsWith("\U0001F600…", reason, StringComparison.Ordinal);
        Assert.InRange(reason.Length, 290, 300);
        Assert.Equal(300, Judge(400, Error(400, new string('x', 5000))).Reason.Length);
    }

    [Fact]
    public void A_model_without_a_name_is_the_one_that_was_asked_for()
    {
        byte[] body = """{"model":"","choices":[{"message":{"content":"hi"},"finish_reason":""}]}"""u8.ToArray();
        var start = new AnswerSummary { Status = 200, Model = "a/b", MustHaveContent = true };
        AnswerSummary untyped = AnswerSummaryReader.Read(start, body);
        Assert.Equal(("a/b", null), (untyped.Model, untyped.FinishReason));
        ChatBodyReader.Instance.Read(ref start, null, body);
        Assert.Equal(untyped, start);
    }
}
