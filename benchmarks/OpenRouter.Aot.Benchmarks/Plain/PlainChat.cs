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

public sealed class PlainCacheControl
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("ttl")]
    public string? Ttl { get; set; }
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
