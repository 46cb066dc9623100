using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Benchmarks;

// What a program without this library would write: the same members, and nothing else.

public sealed class PlainResponseAnswer
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("object")]
    public string? Object { get; set; }

    [JsonPropertyName("created_at")]
    public long? CreatedAt { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("completed_at")]
    public long? CompletedAt { get; set; }

    [JsonPropertyName("output")]
    public IReadOnlyList<PlainResponseItem>? Output { get; set; }

    [JsonPropertyName("output_text")]
    public string? OutputText { get; set; }

    [JsonPropertyName("error")]
    public JsonElement? Error { get; set; }

    [JsonPropertyName("incomplete_details")]
    public PlainResponseIncompleteDetails? IncompleteDetails { get; set; }

    [JsonPropertyName("tools")]
    public IReadOnlyList<PlainResponseTool>? Tools { get; set; }

    [JsonPropertyName("tool_choice")]
    public string? ToolChoice { get; set; }

    [JsonPropertyName("parallel_tool_calls")]
    public bool? ParallelToolCalls { get; set; }

    [JsonPropertyName("max_output_tokens")]
    public int? MaxOutputTokens { get; set; }

    [JsonPropertyName("temperature")]
    public double? Temperature { get; set; }

    [JsonPropertyName("top_p")]
    public double? TopP { get; set; }

    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty { get; set; }

    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty { get; set; }

    [JsonPropertyName("top_logprobs")]
    public int? TopLogprobs { get; set; }

    [JsonPropertyName("max_tool_calls")]
    public int? MaxToolCalls { get; set; }

    [JsonPropertyName("metadata")]
    public IDictionary<string, string>? Metadata { get; set; }

    [JsonPropertyName("background")]
    public bool? Background { get; set; }

    [JsonPropertyName("previous_response_id")]
    public string? PreviousResponseId { get; set; }

    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; set; }

    [JsonPropertyName("truncation")]
    public string? Truncation { get; set; }

    [JsonPropertyName("store")]
    public bool? Store { get; set; }

    [JsonPropertyName("instructions")]
    public JsonElement? Instructions { get; set; }

    [JsonPropertyName("text")]
    public PlainResponseTextSettings? TextSettings { get; set; }

    [JsonPropertyName("reasoning")]
    public PlainReasoningPreferences? Reasoning { get; set; }

    [JsonPropertyName("safety_identifier")]
    public string? SafetyIdentifier { get; set; }

    [JsonPropertyName("prompt_cache_key")]
    public string? PromptCacheKey { get; set; }

    [JsonPropertyName("prompt_cache_options")]
    public PlainPromptCacheOptions? PromptCacheOptions { get; set; }

    [JsonPropertyName("user")]
    public string? User { get; set; }

    [JsonPropertyName("usage")]
    public PlainResponseUsage? Usage { get; set; }

    [JsonPropertyName("prompt")]
    public PlainResponsePrompt? Prompt { get; set; }

    [JsonPropertyName("error_type")]
    public string? ErrorType { get; set; }

    [JsonPropertyName("openrouter_metadata")]
    public PlainRoutingMetadata? OpenrouterMetadata { get; set; }
}

public sealed class PlainResponseItem
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("role")]
    public string? Role { get; set; }

    [JsonPropertyName("content")]
    public IReadOnlyList<PlainResponsePart>? Content { get; set; }

    [JsonPropertyName("phase")]
    public string? Phase { get; set; }

    [JsonPropertyName("summary")]
    public IReadOnlyList<PlainResponsePart>? Summary { get; set; }

    [JsonPropertyName("encrypted_content")]
    public string? EncryptedContent { get; set; }

    [JsonPropertyName("format")]
    public string? Format { get; set; }

    [JsonPropertyName("signature")]
    public string? Signature { get; set; }

    [JsonPropertyName("call_id")]
    public string? CallId { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("arguments")]
    public string? Arguments { get; set; }

    [JsonPropertyName("input")]
    public string? Input { get; set; }

    [JsonPropertyName("output")]
    public IReadOnlyList<PlainResponsePart>? Output { get; set; }

    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }

    [JsonPropertyName("action")]
    public JsonElement? Action { get; set; }

    [JsonPropertyName("queries")]
    public IReadOnlyList<string>? Queries { get; set; }

    [JsonPropertyName("results")]
    public JsonElement? Results { get; set; }

    [JsonPropertyName("query")]
    public string? Query { get; set; }

    [JsonPropertyName("result")]
    public string? Result { get; set; }

    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("revisedPrompt")]
    public string? RevisedPrompt { get; set; }

    [JsonPropertyName("imageB64")]
    public string? ImageB64 { get; set; }

    [JsonPropertyName("imageUrl")]
    public string? ImageUrl { get; set; }

    [JsonPropertyName("screenshotB64")]
    public string? ScreenshotB64 { get; set; }

    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("container_id")]
    public string? ContainerId { get; set; }

    [JsonPropertyName("outputs")]
    public JsonElement? Outputs { get; set; }

    [JsonPropertyName("language")]
    public string? Language { get; set; }

    [JsonPropertyName("command")]
    public string? Command { get; set; }

    [JsonPropertyName("exitCode")]
    public int? ExitCode { get; set; }

    [JsonPropertyName("stdout")]
    public string? Stdout { get; set; }

    [JsonPropertyName("stderr")]
    public string? Stderr { get; set; }

    [JsonPropertyName("environment")]
    public JsonElement? Environment { get; set; }

    [JsonPropertyName("max_output_length")]
    public int? MaxOutputLength { get; set; }

    [JsonPropertyName("pending_safety_checks")]
    public JsonElement? PendingSafetyChecks { get; set; }

    [JsonPropertyName("operation")]
    public JsonElement? Operation { get; set; }

    [JsonPropertyName("filePath")]
    public string? FilePath { get; set; }

    [JsonPropertyName("file_id")]
    public string? FileId { get; set; }

    [JsonPropertyName("filename")]
    public string? Filename { get; set; }

    [JsonPropertyName("datetime")]
    public string? Datetime { get; set; }

    [JsonPropertyName("timezone")]
    public string? Timezone { get; set; }

    [JsonPropertyName("url")]
    public string? Url { get; set; }

    [JsonPropertyName("title")]
    public string? Title { get; set; }

    [JsonPropertyName("httpStatus")]
    public int? HttpStatus { get; set; }

    [JsonPropertyName("error")]
    public string? Error { get; set; }

    [JsonPropertyName("server_label")]
    public string? ServerLabel { get; set; }

    [JsonPropertyName("serverLabel")]
    public string? McpServer { get; set; }

    [JsonPropertyName("toolName")]
    public string? ToolName { get; set; }

    [JsonPropertyName("tools")]
    public JsonElement? Tools { get; set; }

    [JsonPropertyName("approval_request_id")]
    public string? ApprovalRequestId { get; set; }

    [JsonPropertyName("approve")]
    public bool? Approve { get; set; }

    [JsonPropertyName("reason")]
    public string? Reason { get; set; }

    [JsonPropertyName("key")]
    public string? Key { get; set; }

    [JsonPropertyName("value")]
    public JsonElement? Value { get; set; }

    [JsonPropertyName("analysis")]
    public JsonElement? Analysis { get; set; }

    [JsonPropertyName("responses")]
    public JsonElement? Responses { get; set; }

    [JsonPropertyName("failed_models")]
    public JsonElement? FailedModels { get; set; }

    [JsonPropertyName("failure_reason")]
    public string? FailureReason { get; set; }

    [JsonPropertyName("sources")]
    public JsonElement? Sources { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("advice")]
    public string? Advice { get; set; }

    [JsonPropertyName("instance_name")]
    public string? InstanceName { get; set; }

    [JsonPropertyName("task_name")]
    public string? TaskName { get; set; }

    [JsonPropertyName("task_description")]
    public string? TaskDescription { get; set; }

    [JsonPropertyName("outcome")]
    public string? Outcome { get; set; }

    [JsonPropertyName("subagent_id")]
    public string? SubagentId { get; set; }

    [JsonPropertyName("subagent_items")]
    public JsonElement? SubagentItems { get; set; }

    [JsonPropertyName("agent")]
    public JsonElement? Agent { get; set; }

    [JsonPropertyName("author")]
    public string? Author { get; set; }

    [JsonPropertyName("recipient")]
    public string? Recipient { get; set; }

    [JsonPropertyName("created_by")]
    public string? CreatedBy { get; set; }
}

public sealed class PlainResponseIncompleteDetails
{
    [JsonPropertyName("reason")]
    public string? Reason { get; set; }
}

public sealed class PlainResponseTool
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("parameters")]
    public JsonElement? Parameters { get; set; }

    [JsonPropertyName("strict")]
    public bool? Strict { get; set; }

    [JsonPropertyName("defer_loading")]
    public bool? DeferLoading { get; set; }

    [JsonPropertyName("allowed_callers")]
    public IReadOnlyList<string>? AllowedCallers { get; set; }

    [JsonPropertyName("output_schema")]
    public JsonElement? OutputSchema { get; set; }

    [JsonPropertyName("format")]
    public JsonElement? Format { get; set; }

    [JsonPropertyName("tools")]
    public IReadOnlyList<PlainResponseTool>? Tools { get; set; }

    [JsonPropertyName("engine")]
    public string? Engine { get; set; }

    [JsonPropertyName("filters")]
    public JsonElement? Filters { get; set; }

    [JsonPropertyName("max_results")]
    public int? MaxResults { get; set; }

    [JsonPropertyName("max_uses")]
    public int? MaxUses { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("search_context_size")]
    public string? SearchContextSize { get; set; }

    [JsonPropertyName("user_location")]
    public PlainUserLocation? UserLocation { get; set; }

    [JsonPropertyName("vector_store_ids")]
    public IReadOnlyList<string>? VectorStoreIds { get; set; }

    [JsonPropertyName("max_num_results")]
    public int? MaxNumResults { get; set; }

    [JsonPropertyName("ranking_options")]
    public JsonElement? RankingOptions { get; set; }

    [JsonPropertyName("display_width")]
    public int? DisplayWidth { get; set; }

    [JsonPropertyName("display_height")]
    public int? DisplayHeight { get; set; }

    [JsonPropertyName("environment")]
    public string? Environment { get; set; }

    [JsonPropertyName("container")]
    public JsonElement? Container { get; set; }

    [JsonPropertyName("server_label")]
    public string? ServerLabel { get; set; }

    [JsonPropertyName("server_url")]
    public string? ServerUrl { get; set; }

    [JsonPropertyName("server_description")]
    public string? ServerDescription { get; set; }

    [JsonPropertyName("connector_id")]
    public string? ConnectorId { get; set; }

    [JsonPropertyName("authorization")]
    public string? Authorization { get; set; }

    [JsonPropertyName("headers")]
    public IDictionary<string, string>? Headers { get; set; }

    [JsonPropertyName("allowed_tools")]
    public JsonElement? AllowedTools { get; set; }

    [JsonPropertyName("require_approval")]
    public JsonElement? RequireApproval { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("size")]
    public string? Size { get; set; }

    [JsonPropertyName("quality")]
    public string? Quality { get; set; }

    [JsonPropertyName("background")]
    public string? Background { get; set; }

    [JsonPropertyName("output_format")]
    public string? OutputFormat { get; set; }

    [JsonPropertyName("output_compression")]
    public int? OutputCompression { get; set; }

    [JsonPropertyName("partial_images")]
    public int? PartialImages { get; set; }

    [JsonPropertyName("input_fidelity")]
    public string? InputFidelity { get; set; }

    [JsonPropertyName("input_image_mask")]
    public JsonElement? InputImageMask { get; set; }

    [JsonPropertyName("moderation")]
    public string? Moderation { get; set; }
}

public sealed class PlainResponseTextSettings
{
    [JsonPropertyName("format")]
    public PlainResponseTextFormat? Format { get; set; }

    [JsonPropertyName("verbosity")]
    public string? Verbosity { get; set; }
}

public sealed class PlainResponseUsage
{
    [JsonPropertyName("input_tokens")]
    public long? InputTokens { get; set; }

    [JsonPropertyName("input_tokens_details")]
    public PlainResponseInputTokens? InputTokensDetails { get; set; }

    [JsonPropertyName("output_tokens")]
    public long? OutputTokens { get; set; }

    [JsonPropertyName("output_tokens_details")]
    public PlainResponseOutputTokens? OutputTokensDetails { get; set; }

    [JsonPropertyName("total_tokens")]
    public long? TotalTokens { get; set; }

    [JsonPropertyName("cost")]
    public decimal? Cost { get; set; }

    [JsonPropertyName("is_byok")]
    public bool? IsByok { get; set; }

    [JsonPropertyName("cost_details")]
    public PlainCostDetails? CostDetails { get; set; }

    [JsonPropertyName("server_tool_use_details")]
    public PlainServerToolUse? ServerToolUseDetails { get; set; }
}

public sealed class PlainResponsePrompt
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("variables")]
    public JsonElement? Variables { get; set; }
}

public sealed class PlainResponsePart
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("text")]
    public string? Text { get; set; }

    [JsonPropertyName("annotations")]
    public IReadOnlyList<PlainResponseAnnotation>? Annotations { get; set; }

    [JsonPropertyName("logprobs")]
    public IReadOnlyList<PlainResponseLogprob>? Logprobs { get; set; }

    [JsonPropertyName("refusal")]
    public string? Refusal { get; set; }

    [JsonPropertyName("image_url")]
    public string? ImageUrl { get; set; }

    [JsonPropertyName("detail")]
    public string? Detail { get; set; }

    [JsonPropertyName("filename")]
    public string? Filename { get; set; }

    [JsonPropertyName("file_data")]
    public string? FileData { get; set; }

    [JsonPropertyName("file_url")]
    public string? FileUrl { get; set; }

    [JsonPropertyName("file_id")]
    public string? FileId { get; set; }

    [JsonPropertyName("input_audio")]
    public PlainResponseAudio? InputAudio { get; set; }

    [JsonPropertyName("video_url")]
    public string? VideoUrl { get; set; }

    [JsonPropertyName("encrypted_content")]
    public string? EncryptedContent { get; set; }

    [JsonPropertyName("prompt_cache_breakpoint")]
    public PlainPromptCacheBreakpoint? PromptCacheBreakpoint { get; set; }

    [JsonPropertyName("outcome")]
    public JsonElement? Outcome { get; set; }

    [JsonPropertyName("stdout")]
    public string? Stdout { get; set; }

    [JsonPropertyName("stderr")]
    public string? Stderr { get; set; }
}

public sealed class PlainUserLocation
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("city")]
    public string? City { get; set; }

    [JsonPropertyName("country")]
    public string? Country { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("timezone")]
    public string? Timezone { get; set; }
}

public sealed class PlainResponseTextFormat
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("schema")]
    public JsonElement? Schema { get; set; }

    [JsonPropertyName("strict")]
    public bool? Strict { get; set; }
}

public sealed class PlainResponseInputTokens
{
    [JsonPropertyName("cached_tokens")]
    public long? CachedTokens { get; set; }

    [JsonPropertyName("cache_write_tokens")]
    public long? CacheWriteTokens { get; set; }
}

public sealed class PlainResponseOutputTokens
{
    [JsonPropertyName("reasoning_tokens")]
    public long? ReasoningTokens { get; set; }
}

public sealed class PlainResponseAnnotation
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("url")]
    public string? Url { get; set; }

    [JsonPropertyName("title")]
    public string? Title { get; set; }

    [JsonPropertyName("content")]
    public string? Content { get; set; }

    [JsonPropertyName("start_index")]
    public int? StartIndex { get; set; }

    [JsonPropertyName("end_index")]
    public int? EndIndex { get; set; }

    [JsonPropertyName("file_id")]
    public string? FileId { get; set; }

    [JsonPropertyName("filename")]
    public string? Filename { get; set; }

    [JsonPropertyName("index")]
    public int? Index { get; set; }

    [JsonPropertyName("container_id")]
    public string? ContainerId { get; set; }
}

public sealed class PlainResponseLogprob
{
    [JsonPropertyName("token")]
    public string? Token { get; set; }

    [JsonPropertyName("logprob")]
    public double? Logprob { get; set; }

    [JsonPropertyName("bytes")]
    public IReadOnlyList<int>? Bytes { get; set; }

    [JsonPropertyName("top_logprobs")]
    public IReadOnlyList<PlainResponseLogprob>? TopLogprobs { get; set; }
}

public sealed class PlainResponseAudio
{
    [JsonPropertyName("data")]
    public string? Data { get; set; }

    [JsonPropertyName("format")]
    public string? Format { get; set; }
}

public sealed class PlainPromptCacheBreakpoint
{
    [JsonPropertyName("mode")]
    public string? Mode { get; set; }
}
