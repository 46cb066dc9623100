namespace OpenRouter.Aot.Models;

/// <summary>A provider's endpoint of a model.</summary>
[JsonModel]
public sealed partial class ModelEndpoint
{
    /// <summary>The provider and the model in a line.</summary>
    public partial string? Name { get; set; }

    /// <summary>The slug of the model.</summary>
    public partial string? ModelId { get; set; }

    /// <summary>The model's name for people.</summary>
    public partial string? ModelName { get; set; }

    /// <summary>The most tokens of a request and its answer together.</summary>
    public partial long? ContextLength { get; set; }

    /// <summary>What it costs.</summary>
    public partial ModelPricing? Pricing { get; set; }

    /// <summary>The provider's name for people.</summary>
    public partial string? ProviderName { get; set; }

    /// <summary>The slug that <see cref="ProviderPreferences"/> name it by, such as <c>deepinfra/turbo</c>.</summary>
    public partial string? Tag { get; set; }

    /// <summary>How its weights are rounded, such as <c>fp8</c>; null where nobody says.</summary>
    public partial string? Quantization { get; set; }

    /// <summary>The most tokens of an answer; null for what the context leaves.</summary>
    public partial long? MaxCompletionTokens { get; set; }

    /// <summary>The most tokens of a request; null for no limit of its own.</summary>
    public partial long? MaxPromptTokens { get; set; }

    /// <summary>The parameters of a request that it knows.</summary>
    public partial IReadOnlyList<ModelParameter>? SupportedParameters { get; set; }

    /// <summary>0 where it is healthy; below zero, OpenRouter routes less to it.</summary>
    public partial int? Status { get; set; }

    /// <summary>Requests of the last 5 minutes that succeeded, in percent, throttled ones not counted; null where there were too few.</summary>
    [JsonName("uptime_last_5m")]
    public partial double? UptimeLast5m { get; set; }

    /// <summary>The same of the last 30 minutes.</summary>
    [JsonName("uptime_last_30m")]
    public partial double? UptimeLast30m { get; set; }

    /// <summary>The same of the last day.</summary>
    [JsonName("uptime_last_1d")]
    public partial double? UptimeLast1d { get; set; }

    /// <summary>Whether it keeps prompts in its cache without being told.</summary>
    public partial bool? SupportsImplicitCaching { get; set; }

    /// <summary>Whether it speaks like a voice that a request brings along.</summary>
    [JsonSeldom]
    public partial bool? SupportsVoiceCloning { get; set; }

    /// <summary>Milliseconds to the first token in the last 30 minutes. Null for who asks without a key.</summary>
    [JsonName("latency_last_30m")]
    public partial Percentiles? LatencyLast30m { get; set; }

    /// <summary>Tokens a second in the last 30 minutes. Null for who asks without a key.</summary>
    [JsonName("throughput_last_30m")]
    public partial Percentiles? ThroughputLast30m { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
