using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>Each answer that the service is known to give, with what a careful reader makes of it. It is noon, on a Friday.</summary>
public class VerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<int, string, string, string?> Answers => new()
    {
        // The request.
        { 400, Error(400, "Input must have at least 1 token."), "request surface", null },
        { 400, Error(400, "some/model is not a valid model ID"), "request surface", null },
        { 400, """{"success":false,"error":{"name":"ZodError","message":"[]"}}""", "request surface", null },
        { 400, """{"type":"error","error":{"type":"invalid_request_error","message":"bad"},"request_id":null}""", "request surface", null },
        { 400, """{"error":{"code":"invalid_prompt","message":"Invalid Responses API request"}}""", "request surface", null },
        { 413, "<html>too large</html>", "request surface", null },
        { 422, Error(422, "unprocessable"), "request surface", null },
        { 403, Error(403, "flagged", """ "reasons":["violence"],"flagged_input":"x" """), "request surface", null },
        { 403, Error(403, "This model is not available in your region."), "request surface", null },
        { 403, Error(403, "no", """ "error_type":"content_policy_violation" """), "request surface", null },
        { 404, Error(404, "No endpoints found for a/b."), "request surface", null },
        { 404, "<html>no such page</html>", "request surface", null },
        { 401, Error(401, "No cookie auth credentials found"), "request surface", null },
        { 302, "", "request surface", null },
        { 402, Error(402, "This request requires more credits, or fewer max_tokens. You requested up to 9 tokens, but can only afford 5."), "request reroute", null },
        { 402, Error(402, "no", """ "reason":"weight_exceeds_budget" """), "request reroute", null },
        { 402, Error(402, "Prompt tokens limit exceeded: 9 > 5"), "request reroute", null },

        // The key.
        { 401, Error(401, "User not found."), "key quarantine", null },
        { 403, Error(403, "A management key cannot be used for inference"), "key quarantine", null },
        { 403, Error(403, "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys"), "key bench", null },
        { 403, Error(403, "Key limit exceeded (daily limit)"), "key bench", "2026-01-03T00:00:00Z" },
        { 403, Error(403, "Key limit exceeded (weekly limit)"), "key bench", "2026-01-05T00:00:00Z" },
        { 403, Error(403, "Key limit exceeded (monthly limit)"), "key bench", "2026-02-01T00:00:00Z" },
        { 402, Error(402, "no", """ "limit_source":"openrouter_key_limit" """), "key bench", null },
        { 403, Error(403, "no", """ "limit_source":"openrouter_guardrail_budget","resets_at":"2026-01-04T00:00:00Z" """), "key bench", "2026-01-04T00:00:00Z" },

        // The account.
        { 402, Error(402, "Insufficient credits. This account never purchased credits."), "account bench", null },
        { 402, Error(402, "no", """ "limit_source":"openrouter_credits" """), "account bench", null },
        { 402, Error(402, "no", """ "limit_source":"openrouter_in_flight_budget","retry_after_seconds":3 """), "account slow", "2026-01-02T12:00:03Z" },
        { 429, Error(429, "Rate limit exceeded: free-models-per-min. ", """ "headers":{"X-RateLimit-Reset":"1767355260000"} """), "account bench", "2026-01-02T12:01:00Z" },
        { 429, Error(429, "Rate limit exceeded: free-models-per-day"), "account bench", "2026-01-03T00:00:00Z" },
        { 429, """{"error":{"message":"Rate limit exceeded: free-models-per-day-high-balance.","code":"429"}}""", "account bench", "2026-01-03T00:00:00Z" },

        // The model.
        { 429, Error(429, "Provider returned error", """ "raw":"a/b is temporarily rate-limited upstream","provider_name":"P" """), "model cool", null },
        { 429, Error(429, "no", """ "limit_source":"upstream_provider_shared_pool","headers":{"Retry-After":"7"} """), "model cool", "2026-01-02T12:00:07Z" },
        { 429, Error(429, "Provider returned error", """ "raw":"error code: 1015","provider_name":"P" """), "model cool", null },
        { 400, Error(503, "Provider returned error", """ "provider_name":"P" """), "model cool", null },
        { 400, """{"error":{"error":{"message":"overloaded","code":529}}}""", "model cool", null },
        { 502, Error(502, "Network connection lost.", """ "error_type":"provider_unavailable" """), "model cool", null },
        { 503, Error(503, "Provider returned error", """ "raw":{"error":{"code":"no_available_workers"}} """), "model cool", null },
        { 529, Error(529, "overloaded"), "model cool", null },
        { 408, Error(408, "timeout"), "model cool", null },
        { 504, Error(504, "timeout"), "model cool", null },
        { 200, Error(502, "Provider returned error"), "model cool", null },
        { 200, """{"error":{"code":"server_error","message":"x","metadata":{"provider_name":"P"}}}""", "model cool", null },
        { 200, """{"choices":[{"error":{"code":502,"message":"x"},"message":{"content":"half"},"finish_reason":"stop"}]}""", "model cool", null },
        { 200, """{"choices":[{"message":{"content":"half"},"finish_reason":"error"}]}""", "model cool", null },
        { 200, """   {"choices":[{"message":{"content":""},"finish_reason":"stop"}],"usage":{"completion_tokens":0}}""", "model cool", null },
        { 200, """{"choices":[{"message":{"content":"cut o""", "model cool", null },
        { 200, "data: {\"error\":{\"code\":429,\"message\":\"x\"}}\n\n", "model cool", null },
        { 200, "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n", "model cool", null },

        // The key and the model.
        { 404, Error(404, "No endpoints found matching your data policy."), "key+model exclude", null },
        { 404, Error(404, "No endpoints found", """ "failed_routing_step":"guardrail" """), "key+model exclude", null },
        { 403, Error(403, "no", """ "error_type":"permission_denied" """), "key+model exclude", null },
        { 429, Error(429, "Provider returned error", """ "is_byok":true """), "key+model exclude", null },

        // The service.
        { 500, Error(500, "Internal Server Error"), "service retry", null },
        { 524, Error(524, "edge"), "service retry", null },
        { 520, "<html>edge</html>", "service retry", null },
        { 503, "<html>busy</html>", "service retry", null },
        { 429, "<html>slow down</html>", "service slow", null },
        { 200, "<!DOCTYPE html><html></html>", "service retry", null },

        // Nothing.
        { 200, """{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}""", "none accept", null },
        { 200, """{"choices":[{"message":{"content":""},"finish_reason":"length"}],"usage":{"completion_tokens":16}}""", "none accept", null },
        { 200, """{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c"}]},"finish_reason":"tool_calls"}]}""", "none accept", null },
        { 200, "\n\n : \n\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n\n", "none accept", null },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void It_blames_what_a_careful_reader_blames(int status, string body, string expected, string? until)
    {
        var headers = new AnswerHeaders { ContentType = body.Contains("data: ", StringComparison.Ordinal) ? "text/event-stream" : null };
        (Verdict verdict, _) = Verdict.FromWhole(status, headers, Encoding.UTF8.GetBytes(body), "/chat/completions", Now);

        Assert.Equal(expected, $"{verdict.Scope.ToName()} {verdict.Action.ToName()}");
        Assert.Equal(until, verdict.Until?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        Assert.Equal(expected == "none accept", verdict.Reason.Length == 0);
        Assert.DoesNotContain('\n', verdict.Reason);
    }

    [Theory]
    [InlineData("retry-after-ms", "1500", "12:00:01.5")]
    [InlineData("retry-after", "2", "12:00:02")]
    [InlineData("retry-after", "Fri, 02 Jan 2026 12:00:30 GMT", "12:00:30")]
    [InlineData("retry-after", "Fri, 02 Jan 2026 11:00:00 GMT", "12:00:00")]
    [InlineData("x-ratelimit-reset", "1767355260000", "12:01:00")]
    [InlineData("x-ratelimit-reset", "1767355260", "12:01:00")]
    [InlineData("x-ratelimit-reset", "60", "12:01:00")]
    [InlineData("retry-after", "-5", null)]
    [InlineData("retry-after", "soon", null)]
    [InlineData("retry-after", "1e400", null)]
    public void Hints_are_read_in_every_form(string header, string value, string? until)
    {
        AnswerHeaders headers = header switch
        {
            "retry-after-ms" => new AnswerHeaders { RetryAfterMilliseconds = value },
            "retry-after" => new AnswerHeaders { RetryAfter = value },
            _ => new AnswerHeaders { RateLimitReset = value },
        };
        (Verdict verdict, _) = Verdict.FromWhole(429, headers, Encoding.UTF8.GetBytes(Error(429, "Provider returned error")), "/chat/completions", Now);
        Assert.Equal(until is null ? null : Now.Date + TimeSpan.Parse(until, CultureInfo.InvariantCulture), verdict.Until?.UtcDateTime);
    }

    [Fact]
    public void A_hint_without_end_is_cut_to_a_month()
    {
        var headers = new AnswerHeaders { RetryAfter = "99999999999" };
        (Verdict verdict, _) = Verdict.FromWhole(503, headers, Encoding.UTF8.GetBytes(Error(503, "x")), "/chat/completions", Now);
        Assert.Equal(Now.AddDays(31), verdict.Until);
    }

    private static string Error(int code, string message, string metadata = "") =>
        $$"""{"error":{"code":{{code}},"message":"{{message}}","metadata":{ {{metadata}} } },"user_id":"user_x"}""";
}
