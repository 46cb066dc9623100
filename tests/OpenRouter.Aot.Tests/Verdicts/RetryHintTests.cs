using static OpenRouter.Aot.Tests.Verdicts.VerdictDescription;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>When a server says that a retry may work: every source, every form, and which of them is trusted first.</summary>
public class RetryHintTests
{
    // From the most trusted to the least; each names another second.
    private static readonly string[] Sources =
        ["retry-after-ms", "Retry-After", "retry_after_seconds", "metadata Retry-After", "X-RateLimit-Reset", "metadata X-RateLimit-Reset"];

    [Theory]
    [InlineData("1", "12:00:01")]
    [InlineData("0.5", "12:00:00.5")]
    [InlineData("0", "12:00:00")]
    [InlineData("Fri, 02 Jan 2026 12:00:30 GMT", "12:00:30")]
    [InlineData("Friday, 02-Jan-26 12:00:30 GMT", "12:00:30")]
    [InlineData("2026-01-02T12:00:30Z", "12:00:30")]
    [InlineData("2026-01-02T13:00:30.5+01:00", "12:00:30.5")]
    [InlineData("Fri, 02 Jan 2026 11:00:00 GMT", "12:00:00")]
    [InlineData("99999999999", "31.12:00:00")]
    [InlineData("Sat, 01 Jan 2028 00:00:00 GMT", "31.12:00:00")]
    [InlineData("-5", null)]
    [InlineData("soon", null)]
    [InlineData("12:30", null)]
    [InlineData("1e400", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public void A_retry_after_is_seconds_or_a_date(string value, string? until) => AssertUntil(until, new AnswerHeaders { RetryAfter = value });

    [Theory]
    [InlineData("1500", "12:00:01.5")]
    [InlineData("0", "12:00:00")]
    [InlineData("-1", null)]
    [InlineData("1e300", "31.12:00:00")]
    public void A_retry_after_ms_is_milliseconds(string value, string? until) => AssertUntil(until, new AnswerHeaders { RetryAfterMilliseconds = value });

    [Theory]
    [InlineData("1767355260000", "12:01:00")]
    [InlineData("1767355260", "12:01:00")]
    [InlineData("60", "12:01:00")]
    [InlineData("2026-01-02T12:01:00Z", "12:01:00")]
    [InlineData("1767355140000", "12:00:00")]
    [InlineData("99999999999999", "31.12:00:00")]
    [InlineData("1e18", null)]
    [InlineData("-1", null)]
    public void A_reset_is_told_apart_by_magnitude(string value, string? until)
    {
        AssertUntil(until, new AnswerHeaders { RateLimitReset = value });
        AssertUntil(until, default, $$""" "headers":{"x-ratelimit-reset":"{{value}}"} """);
        AssertUntil(until, default, $$""" "resets_at":"{{value}}" """);
    }

    [Fact]
    public void Each_source_is_trusted_before_those_after_it()
    {
        for (int first = 0; first < Sources.Length; first++)
        {
            var sent = Sources.Skip(first).ToDictionary(source => source, source => Array.IndexOf(Sources, source) + 1);
            Assert.Equal((Sources[first], Now.AddSeconds(first + 1)), (Sources[first], Judge(sent).Until));
        }
    }

    [Fact]
    public void A_hint_that_cannot_be_read_leaves_the_next_source_its_say()
    {
        var headers = new AnswerHeaders { RetryAfterMilliseconds = "soon", RetryAfter = "4" };
        AssertUntil("12:00:04", headers);
    }

    [Fact]
    public void A_hint_of_a_good_answer_means_nothing() =>
        Assert.Null(VerdictDescription.Judge(200, """{"choices":[{"message":{"content":"hi"}}]}""", new AnswerHeaders { RetryAfter = "4" }).Until);

    [Fact]
    public void A_hint_counts_for_an_error_in_a_200() =>
        Assert.Equal(Now.AddSeconds(4), VerdictDescription.Judge(200, Error(429, "x"), new AnswerHeaders { RetryAfter = "4" }).Until);

    [Theory]
    [InlineData("900", "service slow until 2026-01-02 12:15:00", "model cool until 2026-01-02 12:15:00")]
    [InlineData("86400", "service slow until 2026-01-02 12:15:00", "model cool until 2026-01-02 12:15:00")]
    [InlineData("Sat, 03 Jan 2026 00:00:00 GMT", "service slow until 2026-01-02 12:15:00", "model cool until 2026-01-02 12:15:00")]
    [InlineData("60", "service slow until 2026-01-02 12:01:00", "model cool until 2026-01-02 12:01:00")]
    public void A_model_and_the_service_are_left_alone_for_minutes_at_most(string retryAfter, string service, string model)
    {
        var headers = new AnswerHeaders { RetryAfter = retryAfter };
        Assert.Equal(service, Of(VerdictDescription.Judge(429, "<html>slow down</html>", headers)));
        Assert.Equal(model, Of(VerdictDescription.Judge(429, Error(429, "Provider returned error"), headers)));
    }

    [Theory]
    [InlineData("openrouter_free_tier_daily", "account bench until 2026-01-03 12:00:00, free models only")]
    [InlineData("openrouter_credits", "account bench until 2026-01-03 12:00:00")]
    [InlineData("openrouter_key_limit", "key bench until 2026-01-03 12:00:00")]
    public void An_account_and_a_key_are_left_alone_for_as_long_as_they_are_told(string source, string expected) => Assert.Equal(
        expected, Of(VerdictDescription.Judge(429, Error(429, "no", $""" "limit_source":"{source}" """), new AnswerHeaders { RetryAfter = "86400" })));

    private static Verdict Judge(Dictionary<string, int> sent)
    {
        string? Seconds(string source) => sent.TryGetValue(source, out int seconds) ? $"{seconds}" : null;
        string? Epoch(string source) => sent.TryGetValue(source, out int seconds) ? $"{Now.AddSeconds(seconds).ToUnixTimeMilliseconds()}" : null;
        var headers = new AnswerHeaders
        {
            RetryAfterMilliseconds = Seconds("retry-after-ms") is { } whole ? whole + "000" : null,
            RetryAfter = Seconds("Retry-After"),
            RateLimitReset = Epoch("X-RateLimit-Reset"),
        };
        string inner = string.Join(',', new[]
        {
            Seconds("metadata Retry-After") is { } after ? $"\"Retry-After\":\"{after}\"" : null,
            Epoch("metadata X-RateLimit-Reset") is { } reset ? $"\"X-RateLimit-Reset\":\"{reset}\"" : null,
        }.OfType<string>());
        string metadata = $"\"headers\":{{{inner}}}" + (Seconds("retry_after_seconds") is { } seconds ? $",\"retry_after_seconds\":{seconds}" : "");
        return VerdictDescription.Judge(429, Error(429, "Provider returned error", metadata), headers);
    }

    private static void AssertUntil(string? until, AnswerHeaders headers, string metadata = "")
    {
        // The account's matter: what is the model's or the service's is capped.
        string account = """ "limit_source":"openrouter_credits" """ + (metadata.Length == 0 ? "" : "," + metadata);
        Verdict verdict = VerdictDescription.Judge(402, Error(402, "no", account), headers);
        DateTimeOffset midnight = new(Now.UtcDateTime.Date, TimeSpan.Zero);
        Assert.Equal(until is null ? null : midnight + TimeSpan.Parse(until, System.Globalization.CultureInfo.InvariantCulture), verdict.Until);
    }
}
