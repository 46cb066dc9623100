using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Finds the error in a body. Errors are rare and small, so this looks into them member by member.</summary>
internal static class ApiErrorReader
{
    // A provider's whole page may stand in metadata.raw; what a person needs of it stands at its beginning.
    private const int MaxText = 4096;

    // Anthropic's envelope and events have this type beside the error; an event of the Responses endpoint is itself the error.
    private const string EventType = "error";

    /// <summary>The error of a whole body, or null where it carries none.</summary>
    public static ApiError? FromBody(JsonFields body)
    {
        JsonView error = body["error"u8];
        if (!error.IsThere && body["type"u8].Text == EventType)
            return FromErrorMember(body.Value, body);
        return FromErrorMember(error, body);
    }

    /// <summary>The error of an <c>error</c> member alone, or null for a null.</summary>
    public static ApiError? FromErrorMember(JsonView error) => FromErrorMember(error, default);

    private static ApiError? FromErrorMember(JsonView error, JsonFields body)
    {
        if (error.Kind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;
        if (!error.IsObject)
            return new ApiError { Message = Text(error), ErrorType = Text(body["error_type"u8]), Json = new RawJson(error.Json.ToArray()) };

        // One client in the field wraps the whole envelope once more.
        JsonView inner = error["error"u8];
        if (inner.IsObject && !error["message"u8].IsThere)
            return FromErrorMember(inner, body);

        JsonView metadata = error.Object("metadata"u8);
        if (!metadata.IsThere)
            metadata = body["metadata"u8];
        JsonView availability = error["availability"u8];
        JsonView hints = metadata["headers"u8];
        JsonView raw = metadata["raw"u8];
        string? providerCode = Text(metadata["provider_code"u8]) ?? Text(metadata["provider_error_code"u8]);
        string? code = Text(error["code"u8]);
        bool isNumber = int.TryParse(code, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number);

        return new ApiError
        {
            Code = isNumber ? number : null,
            CodeName = isNumber ? null : code ?? Text(error["name"u8]),
            Message = Text(error["message"u8]),
            ErrorType = Text(metadata["error_type"u8]) ?? Text(error["error_type"u8]) ?? Text(body["error_type"u8])
                ?? (Text(error["type"u8]) is { } type and not EventType ? type : null),
            LimitSource = Text(metadata["limit_source"u8]),
            Reason = Text(metadata["reason"u8]),
            Provider = Text(metadata["provider_name"u8]),
            ProviderCode = providerCode,
            Raw = Text(raw),
            UpstreamStatus = UpstreamError.StatusOf(raw) ?? StatusOf(providerCode),
            IsByok = metadata["is_byok"u8].Kind == JsonValueKind.True,
            IsModeration = Has(metadata, "reasons"u8) || Has(metadata, "flagged_input"u8) || Has(metadata, "patterns"u8),
            ModelSlug = Text(metadata["model_slug"u8]),
            FailedRoutingStep = Text(metadata["failed_routing_step"u8]),
            Hint = RetryHint.FromRetryAfter(Text(metadata["retry_after_seconds"u8]))
                .Or(RetryHint.FromRetryAfter(Text(MemberIgnoringCase(hints, "Retry-After"))))
                .Or(RetryHint.FromRetryAfter(Text(availability["retry_after"u8]))),
            Reset = RetryHint.FromReset(Text(metadata["resets_at"u8]))
                .Or(RetryHint.FromReset(Text(MemberIgnoringCase(hints, "X-RateLimit-Reset")))),
            RateLimit = RetryHint.ReadCount(Text(MemberIgnoringCase(hints, "X-RateLimit-Limit"))),
            UserId = Text(body["user_id"u8]),
            Json = new RawJson(error.Json.ToArray()),
        };
    }

    private static int? StatusOf(string? code) => ErrorWords.StatusOf(code)
        ?? (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 400 and < 600 ? number : null);

    private static bool Has(JsonView metadata, ReadOnlySpan<byte> name) =>
        metadata[name].Kind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    private static JsonView MemberIgnoringCase(JsonView headers, string name)
    {
        var found = default(JsonView);
        foreach (JsonMember member in headers.GetMembers())
        {
            if (!found.IsThere && Ascii.EqualsIgnoreCase(member.Name, name))
                found = member.Value;
        }

        return found;
    }

    /// <summary>The value as text: a string's own, anything else as JSON; null for null.</summary>
    private static string? Text(JsonView value)
    {
        string? text = value.Kind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => value.Text,
            _ => Encoding.UTF8.GetString(value.Json),
        };
        if (text is not { Length: > MaxText })
            return text;
        return text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];
    }
}
