namespace OpenRouter.Aot.Simulation;

/// <summary>
/// The answers of the service as the readers of the library would have filled their summaries: words and members as in recorded exchanges and in the
/// service's documentation.
/// </summary>
internal static class ServiceAnswers
{
    private static readonly ApiError Unauthorized = new() { Code = 401, Message = "User not found." };

    private static readonly ApiError NoCredits = new()
    {
        Code = 402,
        Message = "Insufficient credits. Add more using https://openrouter.ai/settings/credits",
        LimitSource = "openrouter_credits",
    };

    private static readonly ApiError TooMuchInFlight = new()
    {
        Code = 402,
        Message = "Too many requests are in flight for the remaining credits of this account. Please retry once running requests have finished.",
        LimitSource = "openrouter_in_flight_budget",
        Reason = "in_flight_budget_exhausted",
    };

    private static readonly ApiError FreeQuota = new()
    {
        Code = 429,
        Message = "Rate limit exceeded: free-models-per-min. ",
        LimitSource = "openrouter_free_tier_per_minute",
    };

    private static readonly ApiError Upstream = new()
    {
        Code = 429,
        Message = "Provider returned error",
        ErrorType = "rate_limit_exceeded",
        LimitSource = "upstream_provider_shared_pool",
        Provider = "Modelled",
        Raw = "The model is temporarily rate-limited upstream. Please retry shortly.",
    };

    private static readonly ApiError BadGateway = new()
    {
        Code = 502,
        Message = "Provider returned error",
        ErrorType = "provider_unavailable",
        Provider = "Modelled",
    };

    private static readonly ApiError InternalError = new() { Code = 500, Message = "Internal Server Error", ErrorType = "server" };

    public static AnswerSummary Success(string model) => new()
    {
        Status = 200,
        HasContent = true,
        FinishReason = "stop",
        CompletionTokens = 100,
        Model = model,
        MustHaveContent = true,
    };

    /// <summary>A failure under the name of a success.</summary>
    public static AnswerSummary Disguised(string model) => new() { Status = 200, Error = BadGateway, Model = model, MustHaveContent = true };

    public static AnswerSummary Refused => new() { Status = 401, Error = Unauthorized };

    public static AnswerSummary OutOfCredits => new() { Status = 402, Error = NoCredits };

    public static AnswerSummary InFlight => new() { Status = 402, Error = TooMuchInFlight, Hint = new RetryHint(TimeSpan.FromSeconds(1), null) };

    public static AnswerSummary ProviderFailure => new() { Status = 502, Error = BadGateway };

    public static AnswerSummary ServerFailure => new() { Status = 500, Error = InternalError };

    public static AnswerSummary NoConnection => new() { Fault = TransportFault.Connect };

    /// <summary>The quota of free models is used up; the answer names it and its reset.</summary>
    public static AnswerSummary FreeQuotaUsed(int limit, DateTimeOffset reset) =>
        new() { Status = 429, Error = FreeQuota, RateLimit = limit, Reset = new RetryHint(null, reset) };

    /// <summary>A model is throttled upstream.</summary>
    /// <param name="retryAfter">The hint; null for none.</param>
    public static AnswerSummary Throttled(TimeSpan? retryAfter = null) =>
        new() { Status = 429, Error = Upstream, Hint = retryAfter is { } wait ? new RetryHint(wait, null) : default };

    /// <summary>A model's limit is used up; the answer names it and its reset.</summary>
    public static AnswerSummary LimitUsed(int limit, DateTimeOffset reset) =>
        new() { Status = 429, Error = Upstream, RateLimit = limit, Reset = new RetryHint(null, reset) };

    /// <summary>The edge's own page.</summary>
    public static AnswerSummary Edge(TimeSpan retryAfter) => new() { Status = 429, IsForeign = true, Hint = new RetryHint(retryAfter, null) };

    /// <summary>An answer that did not come in time.</summary>
    /// <param name="fault">The limit that ran out.</param>
    public static AnswerSummary Late(TransportFault fault) => new() { Fault = fault };
}
