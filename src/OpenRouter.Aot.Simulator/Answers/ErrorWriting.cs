using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes errors in the envelopes of the service.</summary>
internal static class ErrorWriting
{
    /// <summary>The envelope of nearly all endpoints: <c>{"error":{…},"user_id":…}</c>.</summary>
    public static void WriteEnvelope(Utf8JsonWriter json, ErrorAnswer error, string? userId)
    {
        json.WriteStartObject();
        WriteError(json, error);
        if (error.NamesUser && userId is not null) json.WriteString("user_id"u8, userId);
        json.WriteEndObject();
    }

    /// <summary>The envelope of <c>/messages</c>: <c>{"type":"error","error":{…},"request_id":…}</c>.</summary>
    public static void WriteMessagesEnvelope(Utf8JsonWriter json, ErrorAnswer error, string? generationId)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "error"u8);
        json.WriteStartObject("error"u8);
        json.WriteString("type"u8, AnthropicType(error.Code ?? error.Status));
        json.WriteString("message"u8, error.Message);
        if (error.Type is not null) json.WriteString("error_type"u8, error.Type);
        json.WriteEndObject();
        if (generationId is null) json.WriteNull("request_id"u8);
        else json.WriteString("request_id"u8, generationId);
        if (error.HasMetadata) WriteMetadata(json, error);
        json.WriteEndObject();
    }

    /// <summary>The member <c>error</c> alone.</summary>
    public static void WriteError(Utf8JsonWriter json, ErrorAnswer error)
    {
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, error.Message);
        json.WriteNumber("code"u8, error.Code ?? error.Status);
        if (error.HasMetadata) WriteMetadata(json, error);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ErrorAnswer error)
    {
        json.WriteStartObject("metadata"u8);
        if (error.RateLimit is { } limits)
        {
            json.WriteStartObject("headers"u8);
            foreach ((string name, string value) in limits.Headers) json.WriteString(name, value);
            json.WriteEndObject();
        }

        if (error.FlaggedInput is not null)
        {
            json.WriteStartArray("reasons"u8);
            json.WriteStringValue("misc"u8);
            json.WriteEndArray();
            json.WriteString("flagged_input"u8, error.FlaggedInput);
        }

        if (error.ModelSlug is not null) json.WriteString("model_slug"u8, error.ModelSlug);
        if (error.Raw is not null) json.WriteString("raw"u8, error.Raw);
        if (error.Provider is not null) json.WriteString("provider_name"u8, error.Provider);
        else if (error.RateLimit is not null) json.WriteNull("provider_name"u8);
        if (error.Type is not null) json.WriteString("error_type"u8, error.Type);
        if (error.LimitSource is not null) json.WriteString("limit_source"u8, error.LimitSource);
        if (error.Reason is not null) json.WriteString("reason"u8, error.Reason);
        if (error.RetryAfterSeconds is { } seconds) json.WriteNumber("retry_after_seconds"u8, seconds);
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> AnthropicType(int status) => status switch
    {
        400 or 402 or 422 => "invalid_request_error"u8,
        401 => "authentication_error"u8,
        403 => "permission_error"u8,
        404 => "not_found_error"u8,
        413 => "request_too_large"u8,
        429 => "rate_limit_error"u8,
        503 or 529 => "overloaded_error"u8,
        _ => "api_error"u8,
    };
}
