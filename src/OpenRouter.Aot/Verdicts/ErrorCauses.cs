using System.Buffers;
using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>
/// Finds the cause in an error. What the service sends for machines decides: who objected, <c>error_type</c>, <c>reason</c>, <c>limit_source</c>. Its
/// words count only where these are missing, or say no more than the status does; and of its words only its own (<see cref="OwnWords"/>).
/// </summary>
internal static class ErrorCauses
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("-0123456789.,");
    private static readonly string[] Settings = ["guardrail", "policy", "privacy", "allowed providers", "ignored", "settings"];
    private static readonly string[] Policies = ["flagged", "content polic", "usage polic", "usage guideline"];
    private static readonly string[] ManagementKeys = ["management key", "management keys", "provisioning key", "provisioning keys"];
    private static readonly string[] Denials = [" cannot", " can't", " may not", " is not", " are not"];

    /// <summary>The cause.</summary>
    /// <param name="error">The error.</param>
    /// <param name="code">The status that counts.</param>
    public static ErrorCause Of(ApiError error, int code)
    {
        ErrorCause cause = OfFields(error);
        if (cause == ErrorCause.Unknown)
            cause = OfWords(error, code);

        // Whose limit it is does not say how much is left of it: the amount does.
        return cause is ErrorCause.Credits or ErrorCause.KeyLimit && FindLeft(error) > 0 ? ErrorCause.TooDear : cause;
    }

    private static ErrorCause OfFields(ApiError error)
    {
        if (error.IsModeration)
            return ErrorCause.Moderation;
        ErrorCause cause = OfType(error.ErrorType) is var type and not ErrorCause.Unknown ? type : OfType(error.CodeName);
        if (cause != ErrorCause.Unknown)
            return cause;
        return error.Reason switch
        {
            "weight_exceeds_budget" => ErrorCause.TooDear,
            "in_flight_budget_exhausted" => ErrorCause.InFlight,
            _ => OfLimit(error.LimitSource),
        };
    }

    // The types that only repeat the status, such as permission_denied, are not here.
    private static ErrorCause OfType(string? type) => type switch
    {
        "content_policy_violation" or "refusal" => ErrorCause.Refusal,
        "context_length_exceeded" or "max_tokens_exceeded" or "token_limit_exceeded" => ErrorCause.Model,
        _ => ErrorCause.Unknown,
    };

    private static ErrorCause OfLimit(string? source) => source switch
    {
        "openrouter_credits" => ErrorCause.Credits,
        "openrouter_key_limit" => ErrorCause.KeyLimit,
        "openrouter_in_flight_budget" => ErrorCause.InFlight,
        "openrouter_free_tier_daily" => ErrorCause.FreePerDay,
        not null when source.StartsWith("openrouter_free_tier", StringComparison.Ordinal) => ErrorCause.FreePerMinute,
        not null when source.EndsWith("_budget", StringComparison.Ordinal) => ErrorCause.KeyLimit,
        _ => ErrorCause.Unknown,
    };

    private static ErrorCause OfWords(ApiError error, int code) => code switch
    {
        400 or 413 or 422 => OfBadRequest(error),
        401 => OfUnauthorized(error),
        402 => OfPayment(error),
        403 => OfForbidden(error),
        404 => OfNotFound(error),
        429 => OfThrottle(error),
        _ => ErrorCause.Unknown,
    };

    private static ErrorCause OfBadRequest(ApiError error)
    {
        if (IsRegion(error))
            return ErrorCause.Region;

        // "'temperature' is not supported with this model": a provider's word about its model is none about the caller's next one.
        bool isModels = error.Says("is not a valid model ID") || error.Mentions("context length") || error.Mentions("prompt is too long")
            || (error.Provider is not null && error.Mentions("model"));
        return isModels ? ErrorCause.Model : ErrorCause.Unknown;
    }

    // The service says these when no key arrived at all.
    private static ErrorCause OfUnauthorized(ApiError error)
    {
        bool isMissing = error.Says("No cookie auth credentials") || error.Says("Missing Authentication header");
        return isMissing && error.Provider is null ? ErrorCause.NoKey : ErrorCause.Unknown;
    }

    private static ErrorCause OfPayment(ApiError error)
    {
        bool isKeys = error.Carries("settings/keys") || error.Says("key limit");
        if (FindLeft(error) is not null)
            return isKeys ? ErrorCause.KeyLimit : ErrorCause.Credits;
        if (error.Says("fewer max_tokens"))
            return ErrorCause.TooDear;

        // A provider that wants to be paid speaks of its own account.
        if (IsUpstream(error))
            return ErrorCause.Unknown;
        if (error.Says("in-flight") || error.Says("in flight"))
            return ErrorCause.InFlight;
        if (isKeys)
            return ErrorCause.KeyLimit;
        return error.Says("credits") || error.Says("balance") ? ErrorCause.Credits : ErrorCause.Unknown;
    }

    private static ErrorCause OfForbidden(ApiError error)
    {
        // First of all who objects to the content: what it objects to may speak of anything.
        if (error.Provider is null && error.Says("flagged"))
            return ErrorCause.Moderation;
        if (error.Says("refused to") || Array.Exists(Policies, error.Mentions))
            return ErrorCause.Refusal;
        if (IsRegion(error))
            return ErrorCause.Region;

        // What a provider says of a key, a limit or a permission is about its own.
        if (error.Provider is not null)
            return ErrorCause.Unknown;
        bool isLimit = error.Says("key limit") || error.Says("budget") || (error.Says("limit") && error.Carries("settings/keys"));
        if (isLimit && IsUsedUp(error))
            return ErrorCause.KeyLimit;
        if (Array.Exists(ManagementKeys, error.Says))
        {
            // "A management key cannot …" speaks of the key that was sent, "only management keys can …" of another.
            bool isDenied = Array.Exists(ManagementKeys, key => Array.Exists(Denials, denial => error.Says(key + denial)));
            return isDenied || error.Says("for inference") ? ErrorCause.ManagementKey : ErrorCause.WantsManagementKey;
        }

        if (error.Says("agentic harness"))
            return ErrorCause.Program;
        bool isPermission = error.ErrorType == "permission_denied" || error.FailedRoutingStep is not null || error.Says("not allowed")
            || error.Says("permission") || error.Says("complete the following before use");
        return isPermission ? ErrorCause.NotPermitted : ErrorCause.Unknown;
    }

    private static ErrorCause OfNotFound(ApiError error)
    {
        // What the routing filtered by tells the request's own wishes (tools, images, provider.only) from the settings of key and account.
        bool isSettings = error.FailedRoutingStep is { } step
            ? Array.Exists(Settings, word => step.Contains(word, StringComparison.OrdinalIgnoreCase))
            : Array.Exists(Settings, error.Says) || error.Carries("/settings/");
        bool isAboutEndpoints = error.FailedRoutingStep is not null || error.Says("No endpoints") || error.Says("endpoints out of")
            || error.Says("No allowed providers") || error.Says("providers have been ignored");
        if (isAboutEndpoints && isSettings && !error.Says("your request's"))
            return ErrorCause.Settings;
        bool isModels = isAboutEndpoints || error.Provider is not null || error.Says("model") || error.Says("unavailable for free")
            || error.Says("deprecated");
        return isModels ? ErrorCause.Model : ErrorCause.Unknown;
    }

    private static ErrorCause OfThrottle(ApiError error)
    {
        if (IsUpstream(error))
            return ErrorCause.Unknown;
        if (error.Carries("free-models-per-day") || error.Carries("limit_rpd/"))
            return ErrorCause.FreePerDay;
        return error.Carries("free-models-per-") || error.Carries("limit_rpm/") ? ErrorCause.FreePerMinute : ErrorCause.Unknown;
    }

    /// <summary>How many tokens the rest of the credits or of the limit pays for, where the message says it.</summary>
    private static decimal? FindLeft(ApiError error) =>
        NumberAfter(error.Message, "can only afford ") ?? (error.Says("Prompt tokens limit exceeded") ? NumberAfter(error.Message, " > ") : null);

    private static decimal? NumberAfter(string? text, string words)
    {
        int at = text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(at + words.Length);
        int length = rest.IndexOfAnyExcept(NumberCharacters);
        bool isNumber = decimal.TryParse(length < 0 ? rest : rest[..length], NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number);
        return isNumber ? number : null;
    }

    // A limit of OpenRouter's own by a name that is not known yet is told by its words.
    private static bool IsUpstream(ApiError error) =>
        error.Provider is not null || error.LimitSource?.StartsWith("openrouter_", StringComparison.Ordinal) == false;

    private static bool IsUsedUp(ApiError error) => error.Says("exceeded") || error.Says("reached") || error.Says("spent") || error.Says("exhausted");

    private static bool IsRegion(ApiError error)
    {
        bool isPlace = error.Mentions("region") || error.Mentions("country") || error.Mentions("location");
        bool isClosed = error.Mentions("not available") || error.Mentions("not supported") || error.Mentions("unsupported") || error.Mentions("restricted");
        return isPlace && isClosed;
    }
}
