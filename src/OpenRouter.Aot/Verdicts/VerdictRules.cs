using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// The table of statuses, texts and scopes. The service often tells its failures apart by text alone; where it sends a machine-readable
/// <c>limit_source</c>, <c>reason</c> or <c>error_type</c>, that comes first.
/// </summary>
internal static class VerdictRules
{
    private const int MaxReason = 300;

    public static Verdict Judge(in AnswerSummary answer, DateTimeOffset now)
    {
        if (answer.Fault != TransportFault.None && answer.Error is null && !answer.IsForeign)
            return JudgeFault(answer.Fault, answer.FaultDetail);

        bool isSuccess = answer.Status is >= 200 and < 300;
        if (answer.Error is null && isSuccess)
            return JudgeSuccess(answer);

        ApiError error = answer.Error ?? new ApiError();
        DateTimeOffset? until = answer.Hint.Until(now);
        if (answer.Status is >= 300 and < 400)
            return OfRequest($"a redirect (status {answer.Status}), not followed because it would carry the key elsewhere; check the base URL");
        if (answer.IsForeign)
            return JudgeForeign(answer.Status, until);

        int code = EffectiveCode(answer.Status, error);
        return code switch
        {
            400 => JudgeBadRequest(error),
            401 => JudgeUnauthorized(error),
            402 => JudgePayment(error, until, now),
            403 => JudgeForbidden(error, until, now),
            404 => JudgeNotFound(error),
            408 or 504 => Make(VerdictScope.Model, VerdictAction.Cool, until, error, "upstream time-out"),
            429 => JudgeThrottle(error, until, now),
            500 when error.Provider is null => Make(VerdictScope.Service, VerdictAction.Retry, until, error, "internal error"),
            500 or 502 or 503 or 529 => Make(VerdictScope.Model, VerdictAction.Cool, until, error, "provider trouble"),
            >= 500 => Make(VerdictScope.Service, VerdictAction.Retry, until, error, $"status {code}"),
            _ => Surface(error, $"status {code}"),
        };
    }

    private static Verdict JudgeFault(TransportFault fault, string? detail) => fault switch
    {
        TransportFault.Connect => OfService(detail is null ? "no connection" : OnOneLine($"no connection: {detail}")),
        TransportFault.Reset => Unknown(OfService("the connection broke before the answer")),
        TransportFault.Truncated => Unknown(OfService("the connection broke inside the answer")),
        TransportFault.FirstByteTimeout => Unknown(OfModel("no headers within the first-byte limit")),
        TransportFault.FirstTokenTimeout => Unknown(OfModel("no content within the time-to-first-token limit")),
        TransportFault.Stall => Unknown(OfModel("the answer stalled")),
        TransportFault.AttemptTimeout => Unknown(OfModel("the attempt reached its end")),
        TransportFault.Malformed => Unknown(OfModel("the answer is malformed or unfinished")),
        _ => OfRequest("the answer is larger than its limit"),
    };

    private static Verdict JudgeSuccess(in AnswerSummary answer)
    {
        if (answer.IsForeign)
            return OfService("a page instead of an answer");
        if (answer.FinishReason == "error")
            return OfModel("the provider ended the answer with an error");

        // Zero completion insurance: no tokens and a blank finish are not billed. "length" without content is no failure: reasoning used up
        // max_tokens, another try would do the same and bill again.
        bool isEmpty = answer.MustHaveContent && !answer.HasContent
            && (answer.FinishReason is null or "" or "stop") && (answer.CompletionTokens is null or 0);
        return isEmpty ? OfModel("an empty answer") : new(VerdictScope.None, VerdictAction.Accept, null, "");
    }

    private static Verdict JudgeForeign(int status, DateTimeOffset? until) => status switch
    {
        429 => new(VerdictScope.Service, VerdictAction.Slow, until, "throttled by the edge (status 429 without a JSON error)"),
        404 => OfRequest("no such path (status 404 without a JSON error); check the base URL and the path"),
        >= 500 => OfService($"trouble at the edge (status {status} without a JSON error)") with { Until = until },
        401 => new(VerdictScope.Key, VerdictAction.Quarantine, null, "status 401 without a JSON error"),
        _ => OfRequest($"status {status} without a JSON error"),
    };

    private static Verdict JudgeBadRequest(ApiError error)
    {
        bool isModel = Says(error, "is not a valid model ID");
        bool isLength = error.ErrorType is "context_length_exceeded" or "max_tokens_exceeded" or "token_limit_exceeded"
            || Says(error, "context length");
        return Surface(error, "bad request", anotherModelMayServe: isModel || isLength);
    }

    private static Verdict JudgeUnauthorized(ApiError error) =>
        // The service says these when no key arrived at all: a proxy stripped the header, and no other key would fare better.
        Says(error, "No cookie auth credentials") || Says(error, "Missing Authentication header")
            ? Surface(error, "no key arrived")
            : Make(VerdictScope.Key, VerdictAction.Quarantine, null, error, "key refused");

    private static Verdict JudgePayment(ApiError error, DateTimeOffset? until, DateTimeOffset now)
    {
        bool isInFlight = error.LimitSource == "openrouter_in_flight_budget" || error.Reason == "in_flight_budget_exhausted"
            || Says(error, "in-flight") || Says(error, "in flight");
        if (isInFlight)
            return Make(VerdictScope.Account, VerdictAction.Slow, until, error, "too much in flight");
        bool isTooDear = error.Reason == "weight_exceeds_budget" || Says(error, "can only afford") || Says(error, "fewer max_tokens")
            || Says(error, "Prompt tokens limit exceeded");
        if (isTooDear)
            return Make(VerdictScope.Request, VerdictAction.Reroute, null, error, "dearer than what is left");
        if (IsKeyLimit(error))
            return Make(VerdictScope.Key, VerdictAction.Bench, until ?? Reset(error, now), error, "key limit reached");
        // "A 402 without the header is not a wait-and-retry case" (openrouter.ai/docs, errors): with one, and nothing else said, it is.
        if (error.LimitSource is null && until is not null && !Says(error, "credits"))
            return Make(VerdictScope.Account, VerdictAction.Slow, until, error, "payment required for now");
        return Make(VerdictScope.Account, VerdictAction.Bench, until, error, "out of credits");
    }

    private static Verdict JudgeForbidden(ApiError error, DateTimeOffset? until, DateTimeOffset now)
    {
        if (IsKeyLimit(error))
            return Make(VerdictScope.Key, VerdictAction.Bench, until ?? Reset(error, now), error, "key limit reached");
        if (Says(error, "management key") || Says(error, "provisioning key"))
            return Make(VerdictScope.Key, VerdictAction.Quarantine, null, error, "a management key cannot do inference");

        bool isRegion = Says(error, "region");
        bool isPolicy = isRegion || error.IsModeration || error.ErrorType is "content_policy_violation" or "refusal" || Says(error, "flagged");
        bool isPermission = error.ErrorType == "permission_denied" || Says(error, "not allowed") || Says(error, "permission");
        if (isPermission && !isPolicy && error.Provider is null)
            return Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, error, "this key may not use this model");

        // Trying other keys would be evading a policy. Another model of the caller's own list is the caller's choice.
        return Surface(error, "refused by a policy", anotherModelMayServe: isRegion || error.ErrorType == "refusal");
    }

    private static Verdict JudgeNotFound(ApiError error)
    {
        bool isNoEndpoint = Says(error, "No endpoints found") || Says(error, "No allowed providers");
        bool isPolicy = error.FailedRoutingStep is not null || Says(error, "policy") || Says(error, "guardrail") || Says(error, "privacy")
            || Says(error, "allowed providers") || Says(error, "settings");
        return isNoEndpoint && isPolicy
            ? Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, error, "no endpoint that this key's settings allow")
            : Surface(error, "not found", anotherModelMayServe: isNoEndpoint || Says(error, "model"));
    }

    private static Verdict JudgeThrottle(ApiError error, DateTimeOffset? until, DateTimeOffset now)
    {
        bool isFree = error.LimitSource?.StartsWith("openrouter_free_tier", StringComparison.Ordinal) == true
            || Says(error, "free-models-per-") || Says(error, "limit_rpm/") || Says(error, "limit_rpd/");
        if (isFree)
        {
            bool isDaily = error.LimitSource == "openrouter_free_tier_daily" || Says(error, "per-day") || Says(error, "limit_rpd/");
            DateTimeOffset reset = isDaily ? NextDay(now) : now.AddMinutes(1);
            Verdict verdict = Make(VerdictScope.Account, VerdictAction.Bench, until ?? reset, error, "free-model quota used up");
            return verdict with { FreeModelsOnly = true };
        }

        return error.IsByok
            ? Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, until, error, "your own provider key is throttled")
            : Make(VerdictScope.Model, VerdictAction.Cool, until, error, "throttled upstream");
    }

    /// <summary>A transient failure may come wrapped in a 400, and any failure in a 200: then the body's own code counts.</summary>
    private static int EffectiveCode(int status, ApiError error)
    {
        bool isSuccess = status is >= 200 and < 300;
        int? inner = error.Code ?? error.ErrorType switch
        {
            "rate_limit_exceeded" or "rate_limit_error" => 429,
            "provider_unavailable" => 502,
            "provider_overloaded" or "overloaded_error" => 503,
            "timeout" => 504,
            "server" or "api_error" => 500,
            "authentication" or "authentication_error" => 401,
            "payment_required" => 402,
            "permission_denied" or "content_policy_violation" or "refusal" => 403,
            "invalid_request" or "invalid_prompt" or "invalid_request_error" => 400,
            _ => null,
        };
        if (isSuccess)
            return inner is >= 400 and < 600 ? inner.Value : 502;
        return status == 400 && inner is 408 or 429 or >= 500 and < 600 ? inner.Value : status;
    }

    private static bool IsKeyLimit(ApiError error) =>
        error.LimitSource is "openrouter_key_limit" or "openrouter_guardrail_budget" or "openrouter_workspace_budget"
        || Says(error, "key limit") || Says(error, "settings/keys");

    // Limits reset at 00:00 UTC; weeks begin on Monday (openrouter.ai/docs, key management).
    private static DateTimeOffset? Reset(ApiError error, DateTimeOffset now)
    {
        if (error.Reset.Until(now) is { } told)
            return told;
        DateTimeOffset tomorrow = NextDay(now);
        if (Says(error, "daily"))
            return tomorrow;
        if (Says(error, "weekly"))
            return tomorrow.AddDays(((int)DayOfWeek.Monday - (int)tomorrow.DayOfWeek + 7) % 7);
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return Says(error, "monthly") ? month.AddMonths(1) : null;
    }

    private static DateTimeOffset NextDay(DateTimeOffset now) => new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    private static bool Says(ApiError error, string text) => error.Message?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    private static Verdict OfRequest(string reason) => new(VerdictScope.Request, VerdictAction.Surface, null, reason);

    private static Verdict OfModel(string reason) => new(VerdictScope.Model, VerdictAction.Cool, null, reason);

    private static Verdict OfService(string reason) => new(VerdictScope.Service, VerdictAction.Retry, null, reason);

    private static Verdict Unknown(Verdict verdict) => verdict with { IsOutcomeUnknown = true };

    private static Verdict Surface(ApiError error, string summary, bool anotherModelMayServe = false) =>
        Make(VerdictScope.Request, VerdictAction.Surface, null, error, summary) with { AnotherModelMayServe = anotherModelMayServe };

    private static Verdict Make(VerdictScope scope, VerdictAction action, DateTimeOffset? until, ApiError error, string summary)
    {
        bool isRawBetter = error.Raw is { Length: > 0 } && error.Message is null or "Provider returned error";
        string quoted = isRawBetter ? $"{error}: {error.Raw}" : error.ToString();
        quoted = OnOneLine(quoted);
        return new Verdict(scope, action, until, error.Json.ValueKind == JsonValueKind.Undefined ? summary : $"{summary}: {quoted}");
    }

    private static string OnOneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxReason + 1));
        foreach (char character in text)
        {
            if (line.Length >= MaxReason)
                return line.Append('…').ToString();
            bool isSpace = char.IsWhiteSpace(character) || char.IsControl(character);
            if (!isSpace)
                line.Append(character);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }
}
