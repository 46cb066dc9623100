using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>The table of statuses, causes and scopes. What an error says is read by <see cref="ErrorCauses"/>.</summary>
internal static class VerdictRules
{
    // What lasts longer by itself (a daily quota) belongs to an account. A hint of hours on a model is more likely wrong, and a probe costs little.
    private static readonly TimeSpan LongestHint = TimeSpan.FromMinutes(15);

    private const string CheckPath = "check the path, and the base URL: OpenRouter's ends with /api/v1";

    public static Verdict Judge(in AnswerSummary answer, DateTimeOffset now)
    {
        Verdict verdict = JudgeAnswer(answer, now);
        bool isTooLong = verdict.Scope is VerdictScope.Model or VerdictScope.Service && verdict.Until - now > LongestHint;
        return isTooLong ? verdict with { Until = now + LongestHint } : verdict;
    }

    private static Verdict JudgeAnswer(in AnswerSummary answer, DateTimeOffset now)
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
        TransportFault.ConnectTimeout => OfService("no connection within the connect limit"),
        TransportFault.Refused => OfService("the connection took no more requests"),
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
        // The web site answers a path that is none of the API's with a page and a 200. A page of the edge has another status.
        if (answer.IsPage)
            return OfRequest($"a web page instead of an answer; {CheckPath}");
        if (answer.IsForeign)
            return OfService("no answer of the API");
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
        404 => OfRequest($"no such path (status 404 without a JSON error); {CheckPath}"),
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
        return code switch
        {
            408 or 504 => Unknown(Make(VerdictScope.Model, VerdictAction.Cool, until, error, "upstream time-out")),
            >= 500 => JudgeServerError(code, error, isSuccess, until),
            _ => JudgeCause(ErrorCauses.Of(error, code), code, error, until, now) ?? JudgeStatus(code, error, until),
        };
    }

    /// <summary>The verdict where the error says what is the matter; null where only the status does.</summary>
    private static Verdict? JudgeCause(ErrorCause cause, int code, ApiError error, DateTimeOffset? until, DateTimeOffset now) => cause switch
    {
        // Trying other keys would be evading a policy. So would another model be where the input was moderated; where a model or its
        // provider refused, another model of the caller's own list is the caller's choice.
        ErrorCause.Moderation => Surface(error, "refused by a policy"),
        ErrorCause.Refusal => Surface(error, "refused by a policy", anotherModelMayServe: true),
        ErrorCause.Region => Surface(error, "not open to this region", anotherModelMayServe: true),
        ErrorCause.Model => Surface(error, code == 404 ? "not found" : "bad request", anotherModelMayServe: true),

        // Every key of this program fares alike.
        ErrorCause.Program => Surface(error, "not open to this program", anotherModelMayServe: true),
        ErrorCause.TooDear => Make(VerdictScope.Request, VerdictAction.Reroute, null, error, "dearer than what is left"),
        ErrorCause.InFlight => Make(VerdictScope.Account, VerdictAction.Slow, until, error, "too much in flight"),
        ErrorCause.KeyLimit => Make(VerdictScope.Key, VerdictAction.Bench, until ?? EndOfPeriod(error, now), error, "key limit reached"),
        ErrorCause.Credits => OutOfCredits(error, until),
        ErrorCause.FreePerMinute => OfFreeModels(error, until ?? now.AddMinutes(1)),
        ErrorCause.FreePerDay => OfFreeModels(error, until ?? LimitPeriod.End("daily", now)),

        // A proxy stripped the header; no other key would fare better.
        ErrorCause.NoKey => Surface(error, "no key arrived"),
        ErrorCause.ManagementKey => Make(VerdictScope.Key, VerdictAction.Quarantine, null, error, "a management key cannot do inference"),
        ErrorCause.WantsManagementKey => Surface(error, "this endpoint wants another kind of key"),
        ErrorCause.NotPermitted => Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, error, "this key may not use this model"),
        ErrorCause.Settings => Make(VerdictScope.KeyAndModel, VerdictAction.Exclude, null, error, "no endpoint that this key's settings allow"),
        _ => null,
    };

    private static Verdict JudgeStatus(int code, ApiError error, DateTimeOffset? until) => code switch
    {
        400 or 413 or 422 => Surface(error, "bad request"),
        401 => error.Provider is null
            ? Make(VerdictScope.Key, VerdictAction.Quarantine, null, error, "key refused")
            : OfProvidersAccount(error, until, "the provider refused its own key"),
        402 => JudgePayment(error, until),
        403 when error.Provider is null => Surface(error, "refused by a policy"),
        403 when error.IsByok => OfProvidersAccount(error, until, "the provider refused"),
        403 => Surface(error, "refused by the provider", anotherModelMayServe: true),
        404 => Surface(error, "not found"),
        429 => OfProvidersAccount(error, until, error.IsByok ? "your own provider key is throttled" : "throttled upstream"),
        _ => Surface(error, string.Create(CultureInfo.InvariantCulture, $"status {code}")),
    };

    private static Verdict JudgePayment(ApiError error, DateTimeOffset? until)
    {
        if (error.LimitSource is not null)
            return OutOfCredits(error, until);
        if (error.Provider is not null)
            return OfProvidersAccount(error, until, "the provider wants to be paid");

        // "A 402 without the header is not a wait-and-retry case" (openrouter.ai/docs, errors): with one, and nothing else said, it is.
        return until is null
            ? OutOfCredits(error, until)
            : Make(VerdictScope.Account, VerdictAction.Slow, until, error, "payment required for now");
    }

    private static Verdict OutOfCredits(ApiError error, DateTimeOffset? until) =>
        Make(VerdictScope.Account, VerdictAction.Bench, until, error, "out of credits") with { AwaitsCredits = until is null };

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

    private static Verdict OfFreeModels(ApiError error, DateTimeOffset? until) =>
        Make(VerdictScope.Account, VerdictAction.Bench, until, error, "free-model quota used up") with { FreeModelsOnly = true };

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
