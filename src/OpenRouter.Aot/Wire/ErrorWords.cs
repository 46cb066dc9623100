namespace OpenRouter.Aot;

/// <summary>
/// The HTTP status that a word of an error stands for: OpenRouter's <c>error_type</c>, Anthropic's and OpenAI's types and codes, Google's
/// and Amazon's. A stream's error, and a provider's own error inside OpenRouter's, often have no other code.
/// </summary>
internal static class ErrorWords
{
    /// <summary>The status; null for a word that is not known.</summary>
    public static int? StatusOf(string? word) => word?.ToLowerInvariant() switch
    {
        "invalid_request" or "invalid_request_error" or "invalid_prompt" or "context_length_exceeded" or "max_tokens_exceeded"
            or "token_limit_exceeded" or "string_too_long" or "invalid_image" or "image_too_large" or "image_too_small"
            or "unsupported_image_format" or "image_download_failed" => 400,
        "authentication" or "authentication_error" => 401,
        "payment_required" or "billing_error" => 402,
        "permission_denied" or "permission_error" or "content_policy_violation" or "refusal" => 403,
        "not_found" or "not_found_error" or "image_not_found" => 404,
        "precondition_failed" => 412,
        "payload_too_large" or "request_too_large" => 413,
        "unprocessable" => 422,
        "rate_limit_exceeded" or "rate_limit_error" or "rate_limit" or "too_many_requests" or "insufficient_quota" or "quota_exceeded"
            or "resource_exhausted" or "throttlingexception" => 429,
        "server" or "server_error" or "unmapped" or "internal" or "internal_error" or "internal_server_error"
            or "internalserverexception" => 500,
        "provider_unavailable" or "provider_error" or "upstream_error" or "bad_gateway" => 502,
        "provider_overloaded" or "overloaded_error" or "overloaded" or "engine_overloaded_error" or "unavailable" or "service_unavailable"
            or "service_unavailable_error" or "serviceunavailableexception" or "no_available_workers" => 503,
        "timeout" or "timeout_error" or "gateway_timeout" or "deadline_exceeded" or "modeltimeoutexception" => 504,
        _ => null,
    };
}
