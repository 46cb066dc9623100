using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Benchmarks;

// What a program without this library would write: the same members, and nothing else.

public sealed class PlainChatChunk
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("object")]
    public string? Object { get; set; }

    [JsonPropertyName("created")]
    public long? Created { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("provider")]
    public string? Provider { get; set; }

    [JsonPropertyName("choices")]
    public IReadOnlyList<PlainChatChunkChoice>? Choices { get; set; }

    [JsonPropertyName("usage")]
    public PlainChatUsage? Usage { get; set; }

    [JsonPropertyName("system_fingerprint")]
    public string? SystemFingerprint { get; set; }

    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; set; }

    [JsonPropertyName("citations")]
    public IReadOnlyList<string>? Citations { get; set; }

    [JsonPropertyName("openrouter_metadata")]
    public PlainRoutingMetadata? OpenrouterMetadata { get; set; }

    [JsonPropertyName("error")]
    public JsonElement? Error { get; set; }

    [JsonPropertyName("user_id")]
    public string? UserId { get; set; }

    [JsonPropertyName("debug")]
    public JsonElement? Debug { get; set; }
}

public sealed class PlainChatCompletion
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("object")]
    public string? Object { get; set; }

    [JsonPropertyName("created")]
    public long? Created { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("provider")]
    public string? Provider { get; set; }

    [JsonPropertyName("choices")]
    public IReadOnlyList<PlainChatChoice>? Choices { get; set; }

    [JsonPropertyName("usage")]
    public PlainChatUsage? Usage { get; set; }

    [JsonPropertyName("system_fingerprint")]
    public string? SystemFingerprint { get; set; }

    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; set; }

    [JsonPropertyName("citations")]
    public IReadOnlyList<string>? Citations { get; set; }

    [JsonPropertyName("openrouter_metadata")]
    public PlainRoutingMetadata? OpenrouterMetadata { get; set; }

    [JsonPropertyName("error")]
    public JsonElement? Error { get; set; }

    [JsonPropertyName("user_id")]
    public string? UserId { get; set; }
}

public sealed class PlainChatRequest
{
    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("models")]
    public IReadOnlyList<string>? Models { get; set; }

    [JsonPropertyName("messages")]
    public IList<PlainChatTurn>? Messages { get; set; }

    [JsonPropertyName("max_tokens")]
    public int? MaxTokens { get; set; }

    [JsonPropertyName("max_completion_tokens")]
    public int? MaxCompletionTokens { get; set; }

    [JsonPropertyName("stream")]
    public bool? Stream { get; set; }

    [JsonPropertyName("stream_options")]
    public PlainStreamPreferences? StreamOptions { get; set; }

    [JsonPropertyName("temperature")]
    public double? Temperature { get; set; }

    [JsonPropertyName("top_p")]
    public double? TopP { get; set; }

    [JsonPropertyName("top_k")]
    public int? TopK { get; set; }

    [JsonPropertyName("min_p")]
    public double? MinP { get; set; }

    [JsonPropertyName("top_a")]
    public double? TopA { get; set; }

    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty { get; set; }

    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty { get; set; }

    [JsonPropertyName("repetition_penalty")]
    public double? RepetitionPenalty { get; set; }

    [JsonPropertyName("seed")]
    public long? Seed { get; set; }

    [JsonPropertyName("n")]
    public int? N { get; set; }

    [JsonPropertyName("stop")]
    public IReadOnlyList<string>? Stop { get; set; }

    [JsonPropertyName("logit_bias")]
    public IDictionary<string, double>? LogitBias { get; set; }

    [JsonPropertyName("logprobs")]
    public bool? Logprobs { get; set; }

    [JsonPropertyName("top_logprobs")]
    public int? TopLogprobs { get; set; }

    [JsonPropertyName("response_format")]
    public PlainAnswerFormat? ResponseFormat { get; set; }

    [JsonPropertyName("structured_outputs")]
    public bool? StructuredOutputs { get; set; }

    [JsonPropertyName("tools")]
    public IReadOnlyList<PlainChatTool>? Tools { get; set; }

    [JsonPropertyName("tool_choice")]
    public string? ToolChoice { get; set; }

    [JsonPropertyName("parallel_tool_calls")]
    public bool? ParallelToolCalls { get; set; }

    [JsonPropertyName("max_tool_calls")]
    public int? MaxToolCalls { get; set; }

    [JsonPropertyName("stop_server_tools_when")]
    public IReadOnlyList<JsonElement>? StopServerToolsWhen { get; set; }

    [JsonPropertyName("reasoning")]
    public PlainReasoningPreferences? Reasoning { get; set; }

    [JsonPropertyName("reasoning_effort")]
    public string? ReasoningEffort { get; set; }

    [JsonPropertyName("include_reasoning")]
    public bool? IncludeReasoning { get; set; }

    [JsonPropertyName("verbosity")]
    public string? Verbosity { get; set; }

    [JsonPropertyName("prediction")]
    public PlainPredictedContent? Prediction { get; set; }

    [JsonPropertyName("modalities")]
    public IReadOnlyList<string>? Modalities { get; set; }

    [JsonPropertyName("audio")]
    public PlainAudioOptions? Audio { get; set; }

    [JsonPropertyName("image_config")]
    public JsonElement? ImageConfig { get; set; }

    [JsonPropertyName("provider")]
    public PlainProviderPreferences? Provider { get; set; }

    [JsonPropertyName("plugins")]
    public IReadOnlyList<PlainRequestPlugin>? Plugins { get; set; }

    [JsonPropertyName("preset")]
    public string? Preset { get; set; }

    [JsonPropertyName("route")]
    public string? Route { get; set; }

    [JsonPropertyName("transforms")]
    public IReadOnlyList<string>? Transforms { get; set; }

    [JsonPropertyName("service_tier")]
    public string? ServiceTier { get; set; }

    [JsonPropertyName("user")]
    public string? User { get; set; }

    [JsonPropertyName("session_id")]
    public string? SessionId { get; set; }

    [JsonPropertyName("metadata")]
    public IDictionary<string, string>? Metadata { get; set; }

    [JsonPropertyName("trace")]
    public PlainTraceTags? Trace { get; set; }

    [JsonPropertyName("cache_control")]
    public PlainCacheControl? CacheControl { get; set; }

    [JsonPropertyName("prompt_cache_key")]
    public string? PromptCacheKey { get; set; }

    [JsonPropertyName("prompt_cache_options")]
    public PlainPromptCacheOptions? PromptCacheOptions { get; set; }

    [JsonPropertyName("web_search_options")]
    public PlainWebSearchOptions? WebSearchOptions { get; set; }

    [JsonPropertyName("x_search_filter")]
    public JsonElement? XSearchFilter { get; set; }

    [JsonPropertyName("safe_prompt")]
    public bool? SafePrompt { get; set; }

    [JsonPropertyName("raw_mode")]
    public bool? RawMode { get; set; }

    [JsonPropertyName("usage")]
    public PlainUsagePreferences? Usage { get; set; }

    [JsonPropertyName("debug")]
    public PlainDebugOptions? Debug { get; set; }
}

public sealed class PlainChatChunkChoice
{
    [JsonPropertyName("index")]
    public int? Index { get; set; }

    [JsonPropertyName("delta")]
    public PlainChatTurn? Delta { get; set; }

    [JsonPropertyName("finish_reason")]
    public string? FinishReason { get; set; }

    [JsonPropertyName("native_finish_reason")]
    public string? NativeFinishReason { get; set; }

    [JsonPropertyName("logprobs")]
    public PlainChatLogprobs? Logprobs { get; set; }

    [JsonPropertyName("error")]
    public JsonElement? Error { get; set; }
}

public sealed class PlainChatUsage
{
    [JsonPropertyName("prompt_tokens")]
    public long? PromptTokens { get; set; }

    [JsonPropertyName("completion_tokens")]
    public long? CompletionTokens { get; set; }

    [JsonPropertyName("total_tokens")]
    public long? TotalTokens { get; set; }

    [JsonPropertyName("cost")]
    public decimal? Cost { get; set; }

    [JsonPropertyName("is_byok")]
    public bool? IsByok { get; set; }

    [JsonPropertyName("cost_details")]
    public PlainCostDetails? CostDetails { get; set; }

    [JsonPropertyName("prompt_tokens_details")]
    public PlainPromptTokenDetails? PromptTokensDetails { get; set; }

    [JsonPropertyName("completion_tokens_details")]
    public PlainCompletionTokenDetails? CompletionTokensDetails { get; set; }

    [JsonPropertyName("server_tool_use")]
    public PlainServerToolUse? ServerToolUse { get; set; }

    [JsonPropertyName("server_tool_use_details")]
    public PlainServerToolUse? ServerToolUseDetails { get; set; }
}

public sealed class PlainRoutingMetadata
{
    [JsonPropertyName("requested")]
    public string? Requested { get; set; }

    [JsonPropertyName("strategy")]
    public string? Strategy { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("summary")]
    public string? Summary { get; set; }

    [JsonPropertyName("attempt")]
    public int? Attempt { get; set; }

    [JsonPropertyName("is_byok")]
    public bool? IsByok { get; set; }

    [JsonPropertyName("endpoints")]
    public JsonElement? Endpoints { get; set; }

    [JsonPropertyName("params")]
    public JsonElement? Params { get; set; }

    [JsonPropertyName("attempts")]
    public IReadOnlyList<PlainRoutingAttempt>? Attempts { get; set; }

    [JsonPropertyName("pipeline")]
    public JsonElement? Pipeline { get; set; }
}

public sealed class PlainChatChoice
{
    [JsonPropertyName("index")]
    public int? Index { get; set; }

    [JsonPropertyName("message")]
    public PlainChatTurn? Message { get; set; }

    [JsonPropertyName("finish_reason")]
    public string? FinishReason { get; set; }

    [JsonPropertyName("native_finish_reason")]
    public string? NativeFinishReason { get; set; }

    [JsonPropertyName("logprobs")]
    public PlainChatLogprobs? Logprobs { get; set; }

    [JsonPropertyName("error")]
    public JsonElement? Error { get; set; }
}

public sealed class PlainChatTurn
{
    [JsonPropertyName("role")]
    public string? Role { get; set; }

    [JsonPropertyName("content")]
    public string? Content { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("tool_call_id")]
    public string? ToolCallId { get; set; }

    [JsonPropertyName("reasoning")]
    public string? Reasoning { get; set; }

    [JsonPropertyName("reasoning_details")]
    public IReadOnlyList<PlainReasoningPart>? ReasoningDetails { get; set; }

    [JsonPropertyName("tool_calls")]
    public IReadOnlyList<PlainToolCall>? ToolCalls { get; set; }

    [JsonPropertyName("refusal")]
    public string? Refusal { get; set; }

    [JsonPropertyName("images")]
    public IReadOnlyList<PlainContentPart>? Images { get; set; }

    [JsonPropertyName("audio")]
    public PlainTurnAudio? Audio { get; set; }

    [JsonPropertyName("annotations")]
    public IReadOnlyList<PlainTurnAnnotation>? Annotations { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("cache_control")]
    public PlainCacheControl? CacheControl { get; set; }
}

public sealed class PlainStreamPreferences
{
    [JsonPropertyName("include_usage")]
    public bool? IncludeUsage { get; set; }
}

public sealed class PlainAnswerFormat
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("json_schema")]
    public PlainAnswerSchema? JsonSchema { get; set; }

    [JsonPropertyName("grammar")]
    public string? Grammar { get; set; }
}

public sealed class PlainChatTool
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("function")]
    public PlainToolFunction? Function { get; set; }

    [JsonPropertyName("parameters")]
    public JsonElement? Parameters { get; set; }

    [JsonPropertyName("cache_control")]
    public PlainCacheControl? CacheControl { get; set; }
}

public sealed class PlainReasoningPreferences
{
    [JsonPropertyName("effort")]
    public string? Effort { get; set; }

    [JsonPropertyName("max_tokens")]
    public int? MaxTokens { get; set; }

    [JsonPropertyName("exclude")]
    public bool? Exclude { get; set; }

    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    [JsonPropertyName("summary")]
    public string? Summary { get; set; }

    [JsonPropertyName("context")]
    public string? Context { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }
}

public sealed class PlainPredictedContent
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("content")]
    public string? Content { get; set; }
}

public sealed class PlainAudioOptions
{
    [JsonPropertyName("voice")]
    public string? Voice { get; set; }

    [JsonPropertyName("format")]
    public string? Format { get; set; }
}

public sealed class PlainProviderPreferences
{
    [JsonPropertyName("order")]
    public IReadOnlyList<string>? Order { get; set; }

    [JsonPropertyName("allow_fallbacks")]
    public bool? AllowFallbacks { get; set; }

    [JsonPropertyName("require_parameters")]
    public bool? RequireParameters { get; set; }

    [JsonPropertyName("data_collection")]
    public string? DataCollection { get; set; }

    [JsonPropertyName("zdr")]
    public bool? Zdr { get; set; }

    [JsonPropertyName("enforce_distillable_text")]
    public bool? EnforceDistillableText { get; set; }

    [JsonPropertyName("only")]
    public IReadOnlyList<string>? Only { get; set; }

    [JsonPropertyName("ignore")]
    public IReadOnlyList<string>? Ignore { get; set; }

    [JsonPropertyName("quantizations")]
    public IReadOnlyList<string>? Quantizations { get; set; }

    [JsonPropertyName("sort")]
    public string? Sort { get; set; }

    [JsonPropertyName("max_price")]
    public PlainMaxPrice? MaxPrice { get; set; }

    [JsonPropertyName("preferred_min_throughput")]
    public double? PreferredMinThroughput { get; set; }

    [JsonPropertyName("preferred_max_latency")]
    public double? PreferredMaxLatency { get; set; }

    [JsonPropertyName("options")]
    public JsonElement? Options { get; set; }
}

public sealed class PlainRequestPlugin
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    [JsonPropertyName("engine")]
    public string? Engine { get; set; }

    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("max_results")]
    public int? MaxResults { get; set; }

    [JsonPropertyName("max_uses")]
    public int? MaxUses { get; set; }

    [JsonPropertyName("search_prompt")]
    public string? SearchPrompt { get; set; }

    [JsonPropertyName("include_domains")]
    public IReadOnlyList<string>? IncludeDomains { get; set; }

    [JsonPropertyName("exclude_domains")]
    public IReadOnlyList<string>? ExcludeDomains { get; set; }

    [JsonPropertyName("user_location")]
    public JsonElement? UserLocation { get; set; }

    [JsonPropertyName("allowed_domains")]
    public IReadOnlyList<string>? AllowedDomains { get; set; }

    [JsonPropertyName("blocked_domains")]
    public IReadOnlyList<string>? BlockedDomains { get; set; }

    [JsonPropertyName("max_content_tokens")]
    public int? MaxContentTokens { get; set; }

    [JsonPropertyName("pdf")]
    public PlainPdfOptions? Pdf { get; set; }

    [JsonPropertyName("allowed_models")]
    public IReadOnlyList<string>? AllowedModels { get; set; }

    [JsonPropertyName("excluded_models")]
    public IReadOnlyList<string>? ExcludedModels { get; set; }

    [JsonPropertyName("cost_quality_tradeoff")]
    public int? CostQualityTradeoff { get; set; }

    [JsonPropertyName("cost_tier")]
    public string? CostTier { get; set; }

    [JsonPropertyName("pin_model")]
    public bool? PinModel { get; set; }

    [JsonPropertyName("min_coding_score")]
    public double? MinCodingScore { get; set; }

    [JsonPropertyName("max_price")]
    public decimal? MaxPrice { get; set; }

    [JsonPropertyName("price_source")]
    public string? PriceSource { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("analysis_models")]
    public IReadOnlyList<string>? AnalysisModels { get; set; }

    [JsonPropertyName("preset")]
    public string? Preset { get; set; }

    [JsonPropertyName("tools")]
    public IReadOnlyList<JsonElement>? Tools { get; set; }

    [JsonPropertyName("max_tool_calls")]
    public int? MaxToolCalls { get; set; }
}

public sealed class PlainTraceTags
{
    [JsonPropertyName("trace_id")]
    public string? TraceId { get; set; }

    [JsonPropertyName("trace_name")]
    public string? TraceName { get; set; }

    [JsonPropertyName("span_name")]
    public string? SpanName { get; set; }

    [JsonPropertyName("generation_name")]
    public string? GenerationName { get; set; }

    [JsonPropertyName("parent_span_id")]
    public string? ParentSpanId { get; set; }
}

public sealed class PlainCacheControl
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("ttl")]
    public string? Ttl { get; set; }
}

public sealed class PlainPromptCacheOptions
{
    [JsonPropertyName("mode")]
    public string? Mode { get; set; }

    [JsonPropertyName("ttl")]
    public string? Ttl { get; set; }
}

public sealed class PlainWebSearchOptions
{
    [JsonPropertyName("search_context_size")]
    public string? SearchContextSize { get; set; }
}

public sealed class PlainUsagePreferences
{
    [JsonPropertyName("include")]
    public bool? Include { get; set; }
}

public sealed class PlainDebugOptions
{
    [JsonPropertyName("echo_upstream_body")]
    public bool? EchoUpstreamBody { get; set; }
}

public sealed class PlainChatLogprobs
{
    [JsonPropertyName("content")]
    public IReadOnlyList<PlainTokenLogprob>? Content { get; set; }

    [JsonPropertyName("refusal")]
    public IReadOnlyList<PlainTokenLogprob>? Refusal { get; set; }
}

public sealed class PlainCostDetails
{
    [JsonPropertyName("upstream_inference_cost")]
    public decimal? UpstreamInferenceCost { get; set; }

    [JsonPropertyName("upstream_inference_prompt_cost")]
    public decimal? UpstreamInferencePromptCost { get; set; }

    [JsonPropertyName("upstream_inference_completions_cost")]
    public decimal? UpstreamInferenceCompletionsCost { get; set; }

    [JsonPropertyName("upstream_inference_input_cost")]
    public decimal? UpstreamInferenceInputCost { get; set; }

    [JsonPropertyName("upstream_inference_output_cost")]
    public decimal? UpstreamInferenceOutputCost { get; set; }

    [JsonPropertyName("server_tool_cost")]
    public decimal? ServerToolCost { get; set; }
}

public sealed class PlainPromptTokenDetails
{
    [JsonPropertyName("cached_tokens")]
    public long? CachedTokens { get; set; }

    [JsonPropertyName("cache_write_tokens")]
    public long? CacheWriteTokens { get; set; }

    [JsonPropertyName("audio_tokens")]
    public long? AudioTokens { get; set; }

    [JsonPropertyName("video_tokens")]
    public long? VideoTokens { get; set; }

    [JsonPropertyName("image_tokens")]
    public long? ImageTokens { get; set; }

    [JsonPropertyName("file_tokens")]
    public long? FileTokens { get; set; }
}

public sealed class PlainCompletionTokenDetails
{
    [JsonPropertyName("reasoning_tokens")]
    public long? ReasoningTokens { get; set; }

    [JsonPropertyName("image_tokens")]
    public long? ImageTokens { get; set; }

    [JsonPropertyName("audio_tokens")]
    public long? AudioTokens { get; set; }

    [JsonPropertyName("accepted_prediction_tokens")]
    public long? AcceptedPredictionTokens { get; set; }

    [JsonPropertyName("rejected_prediction_tokens")]
    public long? RejectedPredictionTokens { get; set; }
}

public sealed class PlainServerToolUse
{
    [JsonPropertyName("web_search_requests")]
    public long? WebSearchRequests { get; set; }

    [JsonPropertyName("web_fetch_requests")]
    public long? WebFetchRequests { get; set; }

    [JsonPropertyName("tool_calls_requested")]
    public long? ToolCallsRequested { get; set; }

    [JsonPropertyName("tool_calls_executed")]
    public long? ToolCallsExecuted { get; set; }
}

public sealed class PlainRoutingAttempt
{
    [JsonPropertyName("provider")]
    public string? Provider { get; set; }

    [JsonPropertyName("model")]
    public string? Model { get; set; }

    [JsonPropertyName("status")]
    public int? Status { get; set; }
}

public sealed class PlainReasoningPart
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("text")]
    public string? Text { get; set; }

    [JsonPropertyName("signature")]
    public string? Signature { get; set; }

    [JsonPropertyName("summary")]
    public string? Summary { get; set; }

    [JsonPropertyName("data")]
    public string? Data { get; set; }

    [JsonPropertyName("format")]
    public string? Format { get; set; }

    [JsonPropertyName("index")]
    public int? Index { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("tool_name")]
    public string? ToolName { get; set; }

    [JsonPropertyName("arguments")]
    public string? Arguments { get; set; }

    [JsonPropertyName("result")]
    public string? Result { get; set; }

    [JsonPropertyName("tool_call_id")]
    public string? ToolCallId { get; set; }
}

public sealed class PlainToolCall
{
    [JsonPropertyName("index")]
    public int? Index { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("function")]
    public PlainFunctionCall? Function { get; set; }
}

public sealed class PlainContentPart
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("text")]
    public string? Text { get; set; }

    [JsonPropertyName("image_url")]
    public PlainImageReference? ImageUrl { get; set; }

    [JsonPropertyName("input_audio")]
    public PlainAudioInput? InputAudio { get; set; }

    [JsonPropertyName("video_url")]
    public PlainVideoReference? VideoUrl { get; set; }

    [JsonPropertyName("file")]
    public PlainFileReference? File { get; set; }

    [JsonPropertyName("cache_control")]
    public PlainCacheControl? CacheControl { get; set; }

    [JsonPropertyName("prompt_cache_breakpoint")]
    public JsonElement? PromptCacheBreakpoint { get; set; }

    [JsonPropertyName("index")]
    public int? Index { get; set; }
}

public sealed class PlainTurnAudio
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("data")]
    public string? Data { get; set; }

    [JsonPropertyName("expires_at")]
    public long? ExpiresAt { get; set; }

    [JsonPropertyName("transcript")]
    public string? Transcript { get; set; }
}

public sealed class PlainTurnAnnotation
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("url_citation")]
    public PlainUrlCitation? UrlCitation { get; set; }

    [JsonPropertyName("file")]
    public PlainFileReference? File { get; set; }
}

public sealed class PlainAnswerSchema
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("schema")]
    public JsonElement? Schema { get; set; }

    [JsonPropertyName("strict")]
    public bool? Strict { get; set; }
}

public sealed class PlainToolFunction
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("parameters")]
    public JsonElement? Parameters { get; set; }

    [JsonPropertyName("strict")]
    public bool? Strict { get; set; }
}

public sealed class PlainMaxPrice
{
    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("completion")]
    public string? Completion { get; set; }

    [JsonPropertyName("image")]
    public string? Image { get; set; }

    [JsonPropertyName("audio")]
    public string? Audio { get; set; }

    [JsonPropertyName("request")]
    public string? Request { get; set; }
}

public sealed class PlainPdfOptions
{
    [JsonPropertyName("engine")]
    public string? Engine { get; set; }
}

public sealed class PlainTokenLogprob
{
    [JsonPropertyName("token")]
    public string? Token { get; set; }

    [JsonPropertyName("logprob")]
    public double? Logprob { get; set; }

    [JsonPropertyName("bytes")]
    public IReadOnlyList<int>? Bytes { get; set; }

    [JsonPropertyName("top_logprobs")]
    public IReadOnlyList<PlainTokenLogprob>? TopLogprobs { get; set; }
}

public sealed class PlainFunctionCall
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("arguments")]
    public string? Arguments { get; set; }
}

public sealed class PlainImageReference
{
    [JsonPropertyName("url")]
    public string? Url { get; set; }

    [JsonPropertyName("detail")]
    public string? Detail { get; set; }
}

public sealed class PlainAudioInput
{
    [JsonPropertyName("data")]
    public string? Data { get; set; }

    [JsonPropertyName("format")]
    public string? Format { get; set; }
}

public sealed class PlainVideoReference
{
    [JsonPropertyName("url")]
    public string? Url { get; set; }
}

public sealed class PlainFileReference
{
    [JsonPropertyName("filename")]
    public string? Filename { get; set; }

    [JsonPropertyName("file_data")]
    public string? FileData { get; set; }

    [JsonPropertyName("file_id")]
    public string? FileId { get; set; }

    [JsonPropertyName("hash")]
    public string? Hash { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("content")]
    public IReadOnlyList<PlainContentPart>? Content { get; set; }
}

public sealed class PlainUrlCitation
{
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
}
