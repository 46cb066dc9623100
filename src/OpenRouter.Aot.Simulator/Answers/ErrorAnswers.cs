using System.Globalization;

namespace OpenRouter.Aot.Simulator;

/// <summary>The errors of the service, worded as recorded exchanges and its documentation have them.</summary>
internal static class ErrorAnswers
{
    public static ErrorAnswer MissingKey() => new(401, "Missing Authentication header") { NamesUser = false };

    public static ErrorAnswer UnknownKey() => new(401, "User not found.") { NamesUser = false };

    public static ErrorAnswer UnusableKey(bool disabled) =>
        new(401, disabled ? "API key is disabled." : "API key has expired.") { NamesUser = false };

    public static ErrorAnswer ManagementKey() =>
        new(401, "Management keys cannot be used for inference. Use a regular API key.") { NamesUser = false };

    public static ErrorAnswer WantsManagementKey() => new(403, "Only management keys can perform this operation") { NamesUser = false };

    public static ErrorAnswer BadRequest(string message) => new(400, message) { Type = "invalid_request" };

    public static ErrorAnswer TooLarge(long limit) =>
        new(413, $"Request body is larger than {limit} bytes.") { Type = "payload_too_large" };

    public static ErrorAnswer InvalidModel(string slug) => new(400, $"{slug} is not a valid model ID") { MovesOn = true };

    public static ErrorAnswer NoEndpoints(string slug) => new(404, $"No endpoints found for {slug}.") { MovesOn = true };

    public static ErrorAnswer ContextLength(int limit, int asked) => new(
        400,
        $"This endpoint's maximum context length is {limit} tokens. However, you requested about {asked} tokens. Please reduce the length of either one.")
    {
        Type = "context_length_exceeded",
        MovesOn = true,
    };

    public static ErrorAnswer Credits() => new(
        402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits")
    { LimitSource = "openrouter_credits" };

    public static ErrorAnswer KeyLimit(LimitReset? reset)
    {
        string limit = reset switch
        {
            LimitReset.Daily => "daily",
            LimitReset.Weekly => "weekly",
            LimitReset.Monthly => "monthly",
            _ => "total",
        };
        return new(403, $"Key limit exceeded ({limit} limit). Manage it using https://openrouter.ai/settings/keys") { LimitSource = "openrouter_key_limit" };
    }

    public static ErrorAnswer InFlight(int retryAfterSeconds) => new(
        402, "Too many requests are in flight for the remaining credits of this account. Please retry once running requests have finished.")
    {
        LimitSource = "openrouter_in_flight_budget",
        Reason = "in_flight_budget_exhausted",
        RetryAfterSeconds = retryAfterSeconds,
    };

    public static ErrorAnswer TooDear(InferenceRequest request, ModelState model, decimal budget)
    {
        int asked = request.MaxTokens ?? 65_536;
        decimal left = budget - (request.PromptTokens * model.PromptPrice);
        int affordable = model.CompletionPrice == 0 ? 0 : (int)Math.Clamp(left / model.CompletionPrice, 0, Math.Max(0, asked - 1));
        return TooDear(asked, affordable);
    }

    public static ErrorAnswer TooDear(int asked, int affordable) => new(
        402,
        string.Create(
            CultureInfo.InvariantCulture,
            $"This request requires more credits, or fewer max_tokens. You requested up to {asked} tokens, but can only afford {affordable}. To increase, visit https://openrouter.ai/settings/credits and upgrade to a paid account"))
    {
        LimitSource = "openrouter_in_flight_budget",
        Reason = "weight_exceeds_budget",
    };

    public static ErrorAnswer Moderation(string slug, string provider, string input) => new(
        403, $"{slug} requires moderation on {provider}. Your input was flagged for \"misc\". No credits were charged.")
    {
        FlaggedInput = input.Length <= 100 ? input : $"{input[..50]}...{input[^47..]}",
        Provider = provider,
        ModelSlug = slug,
    };

    public static ErrorAnswer FreePerMinute(int limit, DateTimeOffset reset) => new(429, "Rate limit exceeded: free-models-per-min. ")
    {
        LimitSource = "openrouter_free_tier_per_minute",
        RateLimit = new(limit, reset),
        MovesOn = true,
    };

    public static ErrorAnswer FreePerDay(int limit, DateTimeOffset now) => new(
        429,
        limit >= 1_000
            ? "Rate limit exceeded: free-models-per-day-high-balance. "
            : "Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day")
    {
        LimitSource = "openrouter_free_tier_daily",
        RateLimit = new(limit, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero)),
        MovesOn = true,
    };

    public static ErrorAnswer UpstreamThrottle(ModelState model, int? retryAfterSeconds) => new(429, "Provider returned error")
    {
        Raw = $"{model.Id} is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits: https://openrouter.ai/settings/integrations",
        Provider = model.Provider,
        Type = "rate_limit_exceeded",
        LimitSource = "upstream_provider_shared_pool",
        RetryAfterSeconds = retryAfterSeconds,
        MovesOn = true,
    };

    public static ErrorAnswer Provider(int status, string type, string raw, ModelState model) => new(status, "Provider returned error")
    {
        Raw = raw,
        Provider = model.Provider,
        Type = type,
        MovesOn = true,
    };

    public static ErrorAnswer ServerError() => new(500, "Internal Server Error") { Type = "server" };

    public static ErrorAnswer Page(int status) => new(status, "")
    {
        Body = EdgePage.Of(status),
        ContentType = "text/html; charset=UTF-8",
    };
}
