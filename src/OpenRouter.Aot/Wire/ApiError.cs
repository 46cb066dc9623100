namespace OpenRouter.Aot;

/// <summary>
/// An error as the API sends it, in any of its envelopes: OpenRouter's own, nested twice, in a choice, Anthropic's, the Responses
/// endpoint's, and Zod's. Every member is optional.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(JsonModelConverter<ApiError>))]
public sealed class ApiError : IJsonModel<ApiError>
{
    private string? words;

    /// <summary>The numeric code, also where it was sent as a string of digits; normally an HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>The code as sent, where it is a word such as <c>invalid_prompt</c>.</summary>
    public string? CodeName { get; init; }

    /// <summary>The message for people.</summary>
    public string? Message { get; init; }

    /// <summary>OpenRouter's <c>error_type</c>, such as <c>provider_overloaded</c>, or the envelope's own type.</summary>
    public string? ErrorType { get; init; }

    /// <summary>Whose limit it is, such as <c>openrouter_credits</c> or <c>upstream_provider_shared_pool</c>.</summary>
    public string? LimitSource { get; init; }

    /// <summary>The machine-readable reason, such as <c>in_flight_budget_exhausted</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The provider that failed.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's own code.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>What the provider said, as text: <c>metadata.raw</c>, bounded to 4,096 characters.</summary>
    public string? Raw { get; init; }

    /// <summary>The status that <see cref="Raw"/> or <see cref="ProviderCode"/> stands for; null where they say none.</summary>
    internal int? UpstreamStatus { get; init; }

    /// <summary>Whether the limit is that of the caller's own provider key (BYOK).</summary>
    public bool IsByok { get; init; }

    /// <summary>Whether the error names what a moderation or guardrail objected to.</summary>
    public bool IsModeration { get; init; }

    /// <summary>The slug that a moderation error names.</summary>
    public string? ModelSlug { get; init; }

    /// <summary>The routing filter that left no endpoint.</summary>
    public string? FailedRoutingStep { get; init; }

    /// <summary>The hint inside the body.</summary>
    public RetryHint Hint { get; init; }

    /// <summary>The reset of a budget or of a rate limit, inside the body.</summary>
    public RetryHint Reset { get; init; }

    /// <summary>Requests a window, where the body names a rate limit.</summary>
    public long? RateLimit { get; init; }

    /// <summary>The account the error names. It identifies a customer: keep it out of logs.</summary>
    public string? UserId { get; init; }

    /// <summary>The error as it was sent.</summary>
    public RawJson Json { get; init; }

    private string Words => words ??= OwnWords.Of(Message ?? "");

    /// <summary>Whether the message says a text in its own words, in any case.</summary>
    internal bool Says(string text) => Words.Contains(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the message carries a link or a mark of the service's own, such as <c>free-models-per-day</c>, in any case.</summary>
    internal bool Carries(string mark) => Message?.Contains(mark, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether the message says a text in its own words, or the provider's answer contains it, in any case.</summary>
    internal bool Mentions(string text) => Says(text) || Raw?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    static ApiError? IJsonModel<ApiError>.Read(ref JsonReader reader) => Read(ref reader, out ApiError? error) ? error : null;

    void IJsonModel<ApiError>.Write(ref JsonWriter writer) => Write(ref writer);

    /// <summary>Reads an error of any shape.</summary>
    internal static bool Read(ref JsonReader reader, out ApiError? error)
    {
        error = ApiErrorReader.FromErrorMember(new JsonView(reader.ReadRaw()));
        return true;
    }

    /// <summary>Writes it as it was sent.</summary>
    internal void Write(ref JsonWriter writer) => writer.Raw(Json.Utf8);

    /// <summary>The message, or the nearest thing to one.</summary>
    public override string ToString() => Message ?? CodeName ?? ErrorType ?? Raw ?? "no message";
}
