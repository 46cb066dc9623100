namespace OpenRouter.Aot;

/// <summary>The few response headers that decide anything: what the body is, when to come back, and which generation it was.</summary>
public readonly record struct AnswerHeaders
{
    /// <summary><c>Content-Type</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary><c>Retry-After</c>: seconds or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary><c>retry-after-ms</c>.</summary>
    public string? RetryAfterMilliseconds { get; init; }

    /// <summary><c>X-RateLimit-Limit</c>: requests a window.</summary>
    public string? RateLimitLimit { get; init; }

    /// <summary><c>X-RateLimit-Reset</c>: epoch milliseconds on OpenRouter.</summary>
    public string? RateLimitReset { get; init; }

    /// <summary><c>X-Generation-Id</c>.</summary>
    public string? GenerationId { get; init; }

    /// <summary>The hint of the headers alone, the most exact source first.</summary>
    public RetryHint Hint => RetryHint.FromMilliseconds(RetryAfterMilliseconds)
        .Or(RetryHint.FromRetryAfter(RetryAfter));

    /// <summary>Requests a window, as the answer names them; null where it does not, or not as a whole number.</summary>
    public long? RateLimit => RetryHint.ReadCount(RateLimitLimit);

    /// <summary>The reset time of the rate limit, which is trusted after every retry hint.</summary>
    public RetryHint Reset => RetryHint.FromReset(RateLimitReset);
}
