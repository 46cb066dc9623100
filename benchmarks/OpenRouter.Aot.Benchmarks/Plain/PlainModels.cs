using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Benchmarks;

// What a program without this library would write: the same members, and nothing else.

public sealed class PlainModelList
{
    [JsonPropertyName("data")]
    public IReadOnlyList<PlainModelInfo>? Data { get; set; }

    [JsonPropertyName("total_count")]
    public long? TotalCount { get; set; }

    [JsonPropertyName("links")]
    public PlainListLinks? Links { get; set; }
}

public sealed class PlainModelInfo
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("canonical_slug")]
    public string? CanonicalSlug { get; set; }

    [JsonPropertyName("hugging_face_id")]
    public string? HuggingFaceId { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("created")]
    public long? Created { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("context_length")]
    public long? ContextLength { get; set; }

    [JsonPropertyName("architecture")]
    public PlainModelArchitecture? Architecture { get; set; }

    [JsonPropertyName("pricing")]
    public PlainModelPricing? Pricing { get; set; }

    [JsonPropertyName("top_provider")]
    public PlainTopProvider? TopProvider { get; set; }

    [JsonPropertyName("per_request_limits")]
    public PlainModelRequestLimits? PerRequestLimits { get; set; }

    [JsonPropertyName("supported_parameters")]
    public IReadOnlyList<string>? SupportedParameters { get; set; }

    [JsonPropertyName("default_parameters")]
    public PlainModelDefaults? DefaultParameters { get; set; }

    [JsonPropertyName("supported_voices")]
    public IReadOnlyList<string>? SupportedVoices { get; set; }

    [JsonPropertyName("knowledge_cutoff")]
    public string? KnowledgeCutoff { get; set; }

    [JsonPropertyName("expiration_date")]
    public string? ExpirationDate { get; set; }

    [JsonPropertyName("links")]
    public PlainModelLinks? Links { get; set; }

    [JsonPropertyName("benchmarks")]
    public PlainModelBenchmarks? Benchmarks { get; set; }

    [JsonPropertyName("reasoning")]
    public PlainModelReasoning? Reasoning { get; set; }

    [JsonPropertyName("alias_target")]
    public PlainModelAliasTarget? AliasTarget { get; set; }
}

public sealed class PlainListLinks
{
    [JsonPropertyName("next")]
    public string? Next { get; set; }
}

public sealed class PlainModelArchitecture
{
    [JsonPropertyName("modality")]
    public string? Modality { get; set; }

    [JsonPropertyName("input_modalities")]
    public IReadOnlyList<string>? InputModalities { get; set; }

    [JsonPropertyName("output_modalities")]
    public IReadOnlyList<string>? OutputModalities { get; set; }

    [JsonPropertyName("tokenizer")]
    public string? Tokenizer { get; set; }

    [JsonPropertyName("instruct_type")]
    public string? InstructType { get; set; }
}

public sealed class PlainModelPricing
{
    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("completion")]
    public string? Completion { get; set; }

    [JsonPropertyName("request")]
    public string? Request { get; set; }

    [JsonPropertyName("image")]
    public string? Image { get; set; }

    [JsonPropertyName("image_token")]
    public string? ImageToken { get; set; }

    [JsonPropertyName("image_output")]
    public string? ImageOutput { get; set; }

    [JsonPropertyName("audio")]
    public string? Audio { get; set; }

    [JsonPropertyName("audio_output")]
    public string? AudioOutput { get; set; }

    [JsonPropertyName("input_audio_cache")]
    public string? InputAudioCache { get; set; }

    [JsonPropertyName("web_search")]
    public string? WebSearch { get; set; }

    [JsonPropertyName("internal_reasoning")]
    public string? InternalReasoning { get; set; }

    [JsonPropertyName("input_cache_read")]
    public string? InputCacheRead { get; set; }

    [JsonPropertyName("input_cache_write")]
    public string? InputCacheWrite { get; set; }

    [JsonPropertyName("input_cache_write_1h")]
    public string? InputCacheWrite1h { get; set; }

    [JsonPropertyName("discount")]
    public double? Discount { get; set; }

    [JsonPropertyName("overrides")]
    public IReadOnlyList<PlainPriceOverride>? Overrides { get; set; }
}

public sealed class PlainTopProvider
{
    [JsonPropertyName("context_length")]
    public long? ContextLength { get; set; }

    [JsonPropertyName("max_completion_tokens")]
    public long? MaxCompletionTokens { get; set; }

    [JsonPropertyName("is_moderated")]
    public bool? IsModerated { get; set; }
}

public sealed class PlainModelRequestLimits
{
    [JsonPropertyName("prompt_tokens")]
    public long? PromptTokens { get; set; }

    [JsonPropertyName("completion_tokens")]
    public long? CompletionTokens { get; set; }
}

public sealed class PlainModelDefaults
{
    [JsonPropertyName("temperature")]
    public double? Temperature { get; set; }

    [JsonPropertyName("top_p")]
    public double? TopP { get; set; }

    [JsonPropertyName("top_k")]
    public int? TopK { get; set; }

    [JsonPropertyName("frequency_penalty")]
    public double? FrequencyPenalty { get; set; }

    [JsonPropertyName("presence_penalty")]
    public double? PresencePenalty { get; set; }

    [JsonPropertyName("repetition_penalty")]
    public double? RepetitionPenalty { get; set; }
}

public sealed class PlainModelLinks
{
    [JsonPropertyName("details")]
    public string? Details { get; set; }
}

public sealed class PlainModelBenchmarks
{
    [JsonPropertyName("design_arena")]
    public IReadOnlyList<PlainDesignArenaScore>? DesignArena { get; set; }

    [JsonPropertyName("artificial_analysis")]
    public PlainArtificialAnalysisScores? ArtificialAnalysis { get; set; }
}

public sealed class PlainModelReasoning
{
    [JsonPropertyName("mandatory")]
    public bool? Mandatory { get; set; }

    [JsonPropertyName("default_enabled")]
    public bool? DefaultEnabled { get; set; }

    [JsonPropertyName("supported_efforts")]
    public IReadOnlyList<string>? SupportedEfforts { get; set; }

    [JsonPropertyName("default_effort")]
    public string? DefaultEffort { get; set; }

    [JsonPropertyName("supports_max_tokens")]
    public bool? SupportsMaxTokens { get; set; }
}

public sealed class PlainModelAliasTarget
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("slug")]
    public string? Slug { get; set; }
}

public sealed class PlainPriceOverride
{
    [JsonPropertyName("min_prompt_tokens")]
    public long? MinPromptTokens { get; set; }

    [JsonPropertyName("utc_start")]
    public int? UtcStart { get; set; }

    [JsonPropertyName("utc_end")]
    public int? UtcEnd { get; set; }

    [JsonPropertyName("prompt")]
    public string? Prompt { get; set; }

    [JsonPropertyName("completion")]
    public string? Completion { get; set; }

    [JsonPropertyName("audio")]
    public string? Audio { get; set; }

    [JsonPropertyName("input_audio_cache")]
    public string? InputAudioCache { get; set; }

    [JsonPropertyName("input_cache_read")]
    public string? InputCacheRead { get; set; }

    [JsonPropertyName("input_cache_write")]
    public string? InputCacheWrite { get; set; }

    [JsonPropertyName("input_cache_write_1h")]
    public string? InputCacheWrite1h { get; set; }
}

public sealed class PlainDesignArenaScore
{
    [JsonPropertyName("arena")]
    public string? Arena { get; set; }

    [JsonPropertyName("category")]
    public string? Category { get; set; }

    [JsonPropertyName("elo")]
    public double? Elo { get; set; }

    [JsonPropertyName("win_rate")]
    public double? WinRate { get; set; }

    [JsonPropertyName("rank")]
    public int? Rank { get; set; }
}

public sealed class PlainArtificialAnalysisScores
{
    [JsonPropertyName("intelligence_index")]
    public double? IntelligenceIndex { get; set; }

    [JsonPropertyName("coding_index")]
    public double? CodingIndex { get; set; }

    [JsonPropertyName("agentic_index")]
    public double? AgenticIndex { get; set; }
}
