namespace OpenRouter.Aot;

/// <summary>A request to <c>POST /chat/completions</c>. What is null is not sent, because absent and default differ for routing and for caches.</summary>
[JsonModel]
public sealed partial class ChatRequest
{
    /// <summary>The model and its fallbacks; empty for the account's default model.</summary>
    public partial ModelRoute Model { get; set; }

    /// <summary>Models that the server itself falls back to. Prefer <see cref="Model"/>, whose fallbacks the client knows too.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Models { get; set; }

    /// <summary>The chat so far.</summary>
    public required partial IList<ChatTurn> Messages { get; set; }

    /// <summary>The most tokens to answer with. Set it: without it OpenRouter reserves the model's maximum against your credits.</summary>
    public partial int? MaxTokens { get; set; }

    /// <summary>The newer name of <see cref="MaxTokens"/>. With <c>require_parameters</c> it leaves few providers.</summary>
    [JsonSeldom]
    public partial int? MaxCompletionTokens { get; set; }

    /// <summary>Whether to stream. The client sets it by the method that is called.</summary>
    [JsonSeldom]
    public partial bool? Stream { get; set; }

    /// <summary>What a stream brings along.</summary>
    [JsonSeldom]
    public partial StreamPreferences? StreamOptions { get; set; }

    /// <summary>Randomness, 0 to 2.</summary>
    public partial double? Temperature { get; set; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public partial double? TopP { get; set; }

    /// <summary>How many tokens to sample from.</summary>
    [JsonSeldom]
    public partial int? TopK { get; set; }

    /// <summary>The least probability, relative to the likeliest token's, 0 to 1.</summary>
    [JsonSeldom]
    public partial double? MinP { get; set; }

    /// <summary>The least probability, by the square of the likeliest token's, 0 to 1.</summary>
    [JsonSeldom]
    public partial double? TopA { get; set; }

    /// <summary>Penalty for frequent tokens, -2 to 2.</summary>
    [JsonSeldom]
    public partial double? FrequencyPenalty { get; set; }

    /// <summary>Penalty for tokens that occurred, -2 to 2.</summary>
    [JsonSeldom]
    public partial double? PresencePenalty { get; set; }

    /// <summary>Penalty for repeated tokens, 0 to 2.</summary>
    [JsonSeldom]
    public partial double? RepetitionPenalty { get; set; }

    /// <summary>A seed for providers that support one.</summary>
    [JsonSeldom]
    public partial long? Seed { get; set; }

    /// <summary>How many answers. Most providers give one.</summary>
    [JsonSeldom]
    public partial int? N { get; set; }

    /// <summary>Up to four texts that end the answer.</summary>
    [JsonSeldom]
    public partial StopSequences? Stop { get; set; }

    /// <summary>By token id, what is added to its likelihood, -100 to 100.</summary>
    [JsonSeldom]
    public partial IDictionary<string, double>? LogitBias { get; set; }

    /// <summary>Whether to tell the likelihood of each token.</summary>
    [JsonSeldom]
    public partial bool? Logprobs { get; set; }

    /// <summary>Of how many other tokens to tell it as well, 0 to 20.</summary>
    [JsonSeldom]
    public partial int? TopLogprobs { get; set; }

    /// <summary>The form of the answer.</summary>
    [JsonSeldom]
    public partial AnswerFormat? ResponseFormat { get; set; }

    /// <summary>Whether the answer must follow the schema.</summary>
    [JsonSeldom]
    public partial bool? StructuredOutputs { get; set; }

    /// <summary>Tools that the model may call.</summary>
    public partial IReadOnlyList<ChatTool>? Tools { get; set; }

    /// <summary>Whether it may, or which one it must.</summary>
    public partial ToolChoice? ToolChoice { get; set; }

    /// <summary>Whether several tools may be called at once.</summary>
    [JsonSeldom]
    public partial bool? ParallelToolCalls { get; set; }

    /// <summary>The most calls of the server's own tools; the server's default is 30.</summary>
    [JsonSeldom]
    public partial int? MaxToolCalls { get; set; }

    /// <summary>When the server's own tools stop: after steps, tokens, a cost.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<ServerToolStop>? StopServerToolsWhen { get; set; }

    /// <summary>How much the model reasons.</summary>
    public partial ReasoningPreferences? Reasoning { get; set; }

    /// <summary>The short form of <see cref="ReasoningPreferences.Effort"/>; both at once must agree.</summary>
    [JsonSeldom]
    public partial EffortLevel? ReasoningEffort { get; set; }

    /// <summary>The old form of <see cref="ReasoningPreferences.Exclude"/>.</summary>
    [JsonSeldom]
    public partial bool? IncludeReasoning { get; set; }

    /// <summary>How long answers are: <c>low</c> to <c>max</c>.</summary>
    [JsonSeldom]
    public partial string? Verbosity { get; set; }

    /// <summary>What much of the answer will be.</summary>
    [JsonSeldom]
    public partial PredictedContent? Prediction { get; set; }

    /// <summary>What the answer may be: <c>text</c>, <c>image</c>, <c>audio</c>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Modalities { get; set; }

    /// <summary>How audio is spoken.</summary>
    [JsonSeldom]
    public partial AudioOptions? Audio { get; set; }

    /// <summary>How images are made: <c>aspect_ratio</c>, <c>image_size</c>.</summary>
    [JsonSeldom]
    public partial RawJson? ImageConfig { get; set; }

    /// <summary>Which providers may serve.</summary>
    public partial ProviderPreferences? Provider { get; set; }

    /// <summary>Plugins.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<RequestPlugin>? Plugins { get; set; }

    /// <summary>A preset of the workspace, whose members the request overrides.</summary>
    [JsonSeldom]
    public partial string? Preset { get; set; }

    /// <summary>The old form of fallbacks.</summary>
    [JsonSeldom]
    public partial string? Route { get; set; }

    /// <summary>The old form of the plugin <c>context-compression</c>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Transforms { get; set; }

    /// <summary>How fast, and at what price.</summary>
    [JsonSeldom]
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>A stable id of your end user. Without it, a provider's policy block can hit your whole account.</summary>
    public partial string? User { get; set; }

    /// <summary>The session for sticky routing and for grouping in logs, at most 256 characters.</summary>
    public partial string? SessionId { get; set; }

    /// <summary>Up to 16 pairs of your own, of at most 64 and 512 characters.</summary>
    [JsonSeldom]
    public partial IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Where the request belongs in your traces.</summary>
    [JsonSeldom]
    public partial TraceTags? Trace { get; set; }

    /// <summary>Keeps the whole prompt in the provider's cache, as far as it can be kept.</summary>
    [JsonSeldom]
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>Groups requests for providers' prompt caches, and serves as a session.</summary>
    [JsonSeldom]
    public partial string? PromptCacheKey { get; set; }

    /// <summary>How a provider is to keep the prompt.</summary>
    [JsonSeldom]
    public partial PromptCacheOptions? PromptCacheOptions { get; set; }

    /// <summary>How much a model with a search of its own searches.</summary>
    [JsonSeldom]
    public partial WebSearchOptions? WebSearchOptions { get; set; }

    /// <summary>What a search of X is limited to.</summary>
    [JsonSeldom]
    public partial RawJson? XSearchFilter { get; set; }

    /// <summary>Mistral's own.</summary>
    [JsonSeldom]
    public partial bool? SafePrompt { get; set; }

    /// <summary>A provider's own.</summary>
    [JsonSeldom]
    public partial bool? RawMode { get; set; }

    /// <summary>Whether the answer tells its usage. OpenRouter always does.</summary>
    [JsonSeldom]
    public partial UsagePreferences? Usage { get; set; }

    /// <summary>What a stream tells of how it was made. Not for production.</summary>
    [JsonSeldom]
    public partial DebugOptions? Debug { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The same request with a list of turns of its own: what is set or added there is not the caller's affair. The turns themselves are shared.</summary>
    public ChatRequest Copy()
    {
        ChatRequest copy = OpenRouterJson.Parse<ChatRequest>(OpenRouterJson.ToUtf8Bytes(this));
        // On the wire a route is its first model alone.
        copy.Model = Model;
        copy.Messages = [.. Messages];
        return copy;
    }
}
