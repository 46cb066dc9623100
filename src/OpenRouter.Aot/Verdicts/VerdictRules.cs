using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>
/// The table of statuses, texts and scopes. The service often tells its failures apart by text alone; where it sends a machine-readable
/// <c>limit_source</c>, <c>reason</c> or <c>error_type</c>, that comes first.
/// </summary>
internal static class VerdictRules
{
    public static Verdict Judge(in AnswerSummary answer, DateTimeOffset now)
    {
        if (answer.Fault != TransportFault.None && answer.Error is null && !answer.IsForeign)
            return JudgeFault(answer.Fault, answer.FaultDetail);

        bool isSuccess = answer.Status is >= 200 and < 300;
        DateTimeOffset? until = answer.Hint.Or(answer.Reset).Until(now);
        if (answer.Error is { } error)
        {
            Verdict verdict = JudgeError(answer, error, isSuccess, until, now);
            return isSuccess && answer.HasContent ? Unknown(verdict) : verdict;
        }

        return isSuccess ? JudgeSuccess(answer) : JudgeWithoutError(answer.Status, until);
    }

    private static Verdict JudgeFault(TransportFault fault, string? detail) => fault switch
    {
        TransportFault.Connect => OfService(detail is null ? "no connection" : VerdictReason.OnOneLine($"no connection: {detail}")),
        TransportFault.Reset => Unknown(OfService("the connection broke before the answer")),
        TransportFault.Truncated => Unknown(OfService("the connection broke inside the answer")),
        TransportFault.FirstByteTimeout => Unknown(OfModel("no headers within the first-byte limit")),
        TransportFault.FirstTokenTimeout => Unknown(OfModel("no content within the time-to-first-token limit")),
        TransportFault.Stall => Unknown(OfModel("the answer stalled")),
        TransportFault.AttemptTimeout => Unknown(OfModel("the attempt reached its end")),
        TransportFault.Malformed => Unknown(OfModel("the answer is malformed or unfinished")),
        _ => Unknown(OfRequest("the answer is larger than its limit")),
    };

    private static Verdict JudgeSuccess(in AnswerSummary answer)
    {
        if (answer.IsForeign)
            return OfService("a page instead of an answer");
        if (answer.FinishReason == "error")
        {
            Verdict failed = OfModel("the provider ended the answer with an error");
            return answer.HasContent ? Unknown(failed) : failed;
        }

        // Zero completion insurance: no tokens and a blank finish are not billed. "length" without content is no failure: reasoning used up
        // max_tokens, another try would do the same and bill again.
        bool isBlank = answer.FinishReason is null or "" or "stop" or "end_turn" or "completed";
        bool isEmpty = answer.MustHaveContent && !answer.HasContent && isBlank && answer.CompletionTokens is null or 0;
        return isEmpty ? OfModel("an empty answer") : new(VerdictScope.None, VerdictAction.Accept, null, "");
    }

    /// <summary>A failure without the API's own error in its body: the page of an edge or a proxy, or nothing. Only the status speaks.</summary>
    private static Verdict JudgeWithoutError(int status, DateTimeOffset? until) => status switch
    {
        >= 300 and < 400 => OfRequest($"a redirect (status {status}), not followed because it would carry the key elsewhere; check the base URL"),
        401 => new(VerdictScope.Key, VerdictAction.Quarantine, null, "status 401 without a JSON error"),
        404 => OfRequest("no such path (status 404 without a JSON error); check the base URL and the path"),
        429 => new(VerdictScope.Service, VerdictAction.Slow, until, "throttled by the edge (status 429 without a JSON error)"),
        // The edge asks for proof of a browser, or has run out of patience: both are its own, and pass.
        403 or 408 or >= 500 => OfService($"trouble at the edge (status {status} without a JSON error)") with { Until = until },
        _ => OfRequest($"status {status} without a JSON error"),
    };

    private static Verdict JudgeError(in AnswerSummary answer, ApiError error, bool isSuccess, DateTimeOffset? until, DateTimeOffset now)
    {
        if (answer.IsAdministration && answer.Status is 401 or 403)
            return Surface(error, "this endpoint wants another kind of key");
        int code = EffectiveCode(answer.Status, error, isSuccess);
        switch (code)
        {
            case 400 or 413 or 422:
                return JudgeBadRequest(error);
            case 401:
                return JudgeUnauthorized(error, until);
            case 402:
                return JudgePayment(error, until, now);
            case 403:
                return JudgeForbidden(error, until, now);
            case 404:
                return JudgeNotFound(error);
            case 408 or 504:
                return Unknown(Make(VerdictScope.Model, VerdictAction.Cool, until, error, "upstream time-out"));
            case 429:
                return JudgeThrottle(error, until, now);
            case >= 500:
                return JudgeServerError(code, error, isSuccess, until);
            default:
                return Surface(error, string.Create(CultureInfo.InvariantCulture, $"status {code}"));
        }
    }

    private static Verdict JudgeServerError(int code, ApiError error, bool isSuccess, DateTimeOffset? until)
    {
        // A 200 is sent once a provider has answered, so what fails inside one is the provider's.
        bool isModels = isSuccess || error.Provider is not null || code is 502 or 503 or 529;
        Verdict verdict = isModels
            ? Make(VerdictScope.Model, VerdictAction.Cool, until, error, "provider trouble")
            : Make(VerdictScope.Service, VerdictAction.Retry, until, error, string.Create(CultureInfo.InvariantCulture, $"trouble at the service (status {code})"));

        // 524: the edge gave up waiting; what it waited for runs on and is billed.
        return code == 524 ? Unknown(verdict) : verdict;
    }

    private static Verdict JudgeBadRequest(ApiError error)
    {
        bool isSlug = error.Says("is not a valid model ID");
        bool isLength = error.ErrorType is "context_length_exceeded" or "max_tokens_exceeded" or "token_limit_exceeded"
            || error.CodeName == "context_length_exceeded" || error.Mentions("context length") || error.Mentions("prompt is too long");

        // "'temperature' is not supported with this model": a provider's word about its model is none about the caller's next one.
        bool isModels = error.Provider is not null && error.Mentions("model");
        return Surface(error, "bad request", anotherModelMayServe: isSlug || isLength || isModels || IsRegion(error));
    }

    private static Verdict JudgeUnauthorized(ApiError error, DateTimeOffset? until)
    {
        if (error.Provider is not null)
            return OfProvidersAccount(error, until, "the provider refused its own key");

        // The service says these when no key arrived at all: a proxy stripped the header, and no other key would fare better.
        return error.Says("No cookie auth credentials") || error.Says("Missing Authentication header")
            ? Surface(error, "no key arrived")
            : Make(VerdictScope.Key, VerdictAction.Quarantine, null, error, "key refused");
    }

    private static Verdict JudgePayment(ApiError error, DateTimeOffset? until, DateTimeOffset now)
    {
        if (error.Reason == "in_flight_budget_exhausted")
            return Make(VerdictScope.Account, VerdictAction.Slow, until, error, "too much in flight");
        bool isTooDear = error.Reason == "weight_exceeds_budget" || error.Says("can only afford") || error.Says("fewer max_tokens")
            || error.Says("Prompt tokens limit exceeded");
        if (isTooDear)
            return Make(VerdictScope.Request, VerdictAction.Reroute, null, error, "dearer than what is left");
        bool isInFlight = error.LimitSource == "openrouter_in_flight_budget" || error.Says("in-flight") || error.Says("in flight");
        if (isInFlight)
            return Make(VerdictScope.Account, VerdictAction.Slow, until, error, "too much in flight");
        if (IsKeyLimit(error))
            return Make(VerdictScope.Key, VerdictAction.Bench, until ?? EndOfPeriod(error, now), error, "key limit reached");
        if (error.Provider is not null && error.LimitSource is null)
            return OfProvidersAccount(error, until, "the provider wants to be paid");

        // "A 402 without the header is not a wait-and-retry case" (openrouter.ai/docs, errors): with one, and nothing else said, it is.
        if (error.LimitSource is null && until is not null && !error.Says("credits"))
            return Make(VerdictScope.Account, VerdictAction.Slow, until, error, "payment required for now");
        return Make(VerdictScope.Account, VerdictAction.Bench, until, error, "out of credits");
    }

    private static Verdict JudgeForbidden(ApiError error, DateTimeOffset? until, DateTimeOffset now)
    {
        bool isBudget = error.Says("budget") && error is { Provider: null, IsModeration: false };
        if (IsKeyLimit(error) || isBudget)
            return Make(VerdictScope.Key, VerdictAction.Bench, until ?? EndOfPeriod(error, now), error, "key limit reached");
        if (error.Says("Only management keys") || error.Says("Only provisioning keys"))
            return Surface(error, "this endpoint wants another kind of key");
        if (error.Says("management key") || error.Says("provisioning key"))
            return Make(VerdictScope.Key, VerdictAction.Quarantine, null, error, "a management key cannot do inference");

        // Trying other keys would be evading a policy. So would another model be where the input was moderated; where a model or its
        // provider refused, another model of the caller's own list is the caller's choice.
        if (error.IsModeration || error.Says("flagged"))
            return Surface(error, "refused by a policy");
        if (IsRegion(error) || error.ErrorType is "content_policy_violation" or "refusal")
            return Surface(error, "refused by a policy", anotherModelMayServe: true);
        if (error.Provider is not null)
        {
            return error.IsByok
                ? OfProvidersAccount(error, until, "the provider refused")
                : Surface(error, "refused by the provider", anotherModelMayServe: true);
        }

        // The model is open to certain programs only: every key of this one fares alike.
        if (error.Says("agentic harness"))
            return Surface(error, "not open to this program", anotherModelMayServe: true);
        bool isPermission = error.ErrorType == "permission_denied" || error.Says("not allowed") || error.Says("permission")
            || error.FailedRoutingStep is not null || error.Says("complete the following before use");
        return isPermission
            ? Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, error, "this key may not use this model")
            : Surface(error, "refused by a policy");
    }

    private static Verdict JudgeNotFound(ApiError error)
    {
        bool isAboutEndpoints = error.FailedRoutingStep is not null || error.Says("No endpoints") || error.Says("endpoints out of")
            || error.Says("No allowed providers") || error.Says("providers have been ignored");

        // What the routing filtered by tells the request's own wishes (tools, images, provider.only) from the settings of key and account.
        string filter = error.FailedRoutingStep ?? error.Message ?? "";
        bool isSettings = Contains(filter, "guardrail") || Contains(filter, "policy") || Contains(filter, "privacy")
            || Contains(filter, "allowed providers") || Contains(filter, "ignored") || Contains(filter, "settings");
        if (isAboutEndpoints && isSettings && !error.Says("your request's"))
            return Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, error, "no endpoint that this key's settings allow");

        bool isModels = isAboutEndpoints || error.Provider is not null || error.Says("model") || error.Says("unavailable for free");
        return Surface(error, "not found", anotherModelMayServe: isModels);
    }

    private static Verdict JudgeThrottle(ApiError error, DateTimeOffset? until, DateTimeOffset now)
    {
        bool isFree = error.LimitSource?.StartsWith("openrouter_free_tier", StringComparison.Ordinal) == true
            || error.Says("free-models-per-") || error.Says("limit_rpm/") || error.Says("limit_rpd/");
        if (isFree)
        {
            bool isDaily = error.LimitSource == "openrouter_free_tier_daily" || error.Says("per-day") || error.Says("limit_rpd/");
            DateTimeOffset reset = isDaily ? LimitPeriod.End("daily", now)!.Value : now.AddMinutes(1);
            Verdict verdict = Make(VerdictScope.Account, VerdictAction.Bench, until ?? reset, error, "free-model quota used up");
            return verdict with { FreeModelsOnly = true };
        }

        return OfProvidersAccount(error, until, error.IsByok ? "your own provider key is throttled" : "throttled upstream");
    }

    /// <summary>What a provider holds against the credential it was shown: the caller's own, or the one that all of OpenRouter shares.</summary>
    private static Verdict OfProvidersAccount(ApiError error, DateTimeOffset? until, string summary) => error.IsByok
        ? Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, until, error, summary)
        : Make(VerdictScope.Model, VerdictAction.Cool, until, error, summary);

    /// <summary>
    /// The status that counts: of a 200 the error's own, of a 4xx that of a transient failure which it wraps. Not the other way round: a
    /// provider calls its own failure a bad request now and then, and then OpenRouter's 502 is the better witness.
    /// </summary>
    private static int EffectiveCode(int status, ApiError error, bool isSuccess)
    {
        int? word = ErrorWords.StatusOf(error.ErrorType) ?? ErrorWords.StatusOf(error.CodeName);
        if (isSuccess)
        {
            int code = (error.Code is >= 400 and < 600 ? error.Code : word ?? (error.ErrorType == "api_error" ? 500 : null)) ?? 502;
            return code is >= 400 and < 500 ? Transient(error.UpstreamStatus) ?? code : code;
        }

        if (status is < 400 or >= 500 or 408 or 429)
            return status;
        int? wrapped = status == 400 ? Transient(error.Code) ?? Transient(word) : null;
        return wrapped ?? Transient(error.UpstreamStatus) ?? status;
    }

    private static int? Transient(int? status) => status is 408 or 429 or (>= 500 and < 600) ? status : null;

    private static bool IsKeyLimit(ApiError error) => error.LimitSource == "openrouter_key_limit"
        || error.LimitSource?.EndsWith("_budget", StringComparison.Ordinal) == true || error.Says("key limit") || error.Says("settings/keys");

    private static bool IsRegion(ApiError error) =>
        error.Mentions("region") || error.Mentions("country") || error.Mentions("location is not supported");

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    // Without a moment the error names the period, in words only.
    private static DateTimeOffset? EndOfPeriod(ApiError error, DateTimeOffset now) =>
        LimitPeriod.End(error.Says("daily") ? "daily" : error.Says("weekly") ? "weekly" : error.Says("monthly") ? "monthly" : null, now);

    private static Verdict OfRequest(string reason) => new(VerdictScope.Request, VerdictAction.Surface, null, reason);

    private static Verdict OfModel(string reason) => new(VerdictScope.Model, VerdictAction.Cool, null, reason);

    private static Verdict OfService(string reason) => new(VerdictScope.Service, VerdictAction.Retry, null, reason);

    private static Verdict Unknown(Verdict verdict) => verdict with { IsOutcomeUnknown = true };

    private static Verdict Surface(ApiError error, string summary, bool anotherModelMayServe = false) =>
        Make(VerdictScope.Request, VerdictAction.Surface, null, error, summary) with { AnotherModelMayServe = anotherModelMayServe };

    private static Verdict Make(VerdictScope scope, VerdictAction action, DateTimeOffset? until, ApiError error, string summary) =>
        new(scope, action, until, VerdictReason.Of(summary, error));
}
