using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Finds the error in a body. Errors are rare and small, so this walks a document rather than the tokens.</summary>
internal static class ApiErrorReader
{
    // A provider's whole page may stand in metadata.raw; what a person needs of it stands at its beginning.
    private const int MaxText = 4096;

    // Anthropic's envelope and events have this type beside the error; an event of the Responses endpoint is itself the error.
    private const string EventType = "error";

    /// <summary>The error of a whole body, or null where it carries none.</summary>
    public static ApiError? FromBody(JsonElement body)
    {
        JsonElement error = Member(body, "error");
        if (error.ValueKind == JsonValueKind.Undefined && Text(Member(body, "type")) == EventType)
            return FromErrorMember(body, body);
        return FromErrorMember(error, body);
    }

    /// <summary>The error of an <c>error</c> member alone, or null for a null.</summary>
    public static ApiError? FromErrorMember(JsonElement error) => FromErrorMember(error, default);

    private static ApiError? FromErrorMember(JsonElement error, JsonElement body)
    {
        switch (error.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            case not JsonValueKind.Object:
                return new ApiError { Message = Text(error), ErrorType = Text(Member(body, "error_type")), Json = error.Clone() };
        }

        // One client in the field wraps the whole envelope once more.
        JsonElement inner = Member(error, "error");
        if (inner.ValueKind == JsonValueKind.Object && Member(error, "message").ValueKind == JsonValueKind.Undefined)
            return FromErrorMember(inner, body);

        JsonElement metadata = Member(error, "metadata");
        if (metadata.ValueKind != JsonValueKind.Object)
            metadata = Member(body, "metadata");
        JsonElement availability = Member(error, "availability");
        JsonElement hints = Member(metadata, "headers");
        JsonElement raw = Member(metadata, "raw");
        string? providerCode = Text(Member(metadata, "provider_code")) ?? Text(Member(metadata, "provider_error_code"));
        string? code = Text(Member(error, "code"));
        bool isNumber = int.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number);

        return new ApiError
        {
            Code = isNumber ? number : null,
            CodeName = isNumber ? null : code ?? Text(Member(error, "name")),
            Message = Text(Member(error, "message")),
            ErrorType = Text(Member(metadata, "error_type")) ?? Text(Member(error, "error_type")) ?? Text(Member(body, "error_type"))
                ?? (Text(Member(error, "type")) is { } type and not EventType ? type : null),
            LimitSource = Text(Member(metadata, "limit_source")),
            Reason = Text(Member(metadata, "reason")),
            Provider = Text(Member(metadata, "provider_name")),
            ProviderCode = providerCode,
            Raw = Text(raw),
            UpstreamStatus = UpstreamError.StatusOf(raw) ?? StatusOf(providerCode),
            IsByok = Member(metadata, "is_byok").ValueKind == JsonValueKind.True,
            IsModeration = Has(metadata, "reasons") || Has(metadata, "flagged_input") || Has(metadata, "patterns"),
            ModelSlug = Text(Member(metadata, "model_slug")),
            FailedRoutingStep = Text(Member(metadata, "failed_routing_step")),
            Hint = RetryHint.FromRetryAfter(Text(Member(metadata, "retry_after_seconds")))
                .Or(RetryHint.FromRetryAfter(Text(MemberIgnoringCase(hints, "Retry-After"))))
                .Or(RetryHint.FromRetryAfter(Text(Member(availability, "retry_after")))),
            Reset = RetryHint.FromReset(Text(Member(metadata, "resets_at")))
                .Or(RetryHint.FromReset(Text(MemberIgnoringCase(hints, "X-RateLimit-Reset")))),
            RateLimit = RetryHint.ReadCount(Text(MemberIgnoringCase(hints, "X-RateLimit-Limit"))),
            UserId = Text(Member(body, "user_id")),
            Json = error.Clone(),
        };
    }

    private static int? StatusOf(string? code) => ErrorWords.StatusOf(code)
        ?? (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 400 and < 600 ? number : null);

    private static bool Has(JsonElement element, string name) =>
        Member(element, name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) ? member : default;

    private static JsonElement MemberIgnoringCase(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return default;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        }

        return default;
    }

    /// <summary>The element as text: a string's value, anything else as JSON; null for null.</summary>
    private static string? Text(JsonElement element)
    {
        string? text = element.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => JsonText.Of(element),
            _ => element.GetRawText(),
        };
        if (text is not { Length: > MaxText })
            return text;
        return text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];
    }
}
