namespace OpenRouter.Aot.Generations;

/// <summary>What became of one request, as OpenRouter keeps it: tokens, cost, and the providers that were tried.</summary>
[JsonModel]
public sealed partial class GenerationDetails
{
    /// <summary>The generation's id, <c>gen-…</c>.</summary>
    public partial string? Id { get; set; }

    /// <summary>The provider's own id of it.</summary>
    public partial string? UpstreamId { get; set; }

    /// <summary>The id that all generations of one request share.</summary>
    [JsonSeldom]
    public partial string? RequestId { get; set; }

    /// <summary>The session that the request named.</summary>
    [JsonSeldom]
    public partial string? SessionId { get; set; }

    /// <summary>What was asked for.</summary>
    public partial GenerationKind? ApiType { get; set; }

    /// <summary>When it was made.</summary>
    public partial DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The model that ran.</summary>
    public partial string? Model { get; set; }

    /// <summary>The router that chose it, such as <c>openrouter/auto</c>.</summary>
    [JsonSeldom]
    public partial string? Router { get; set; }

    /// <summary>The provider that served.</summary>
    public partial string? ProviderName { get; set; }

    /// <summary>The providers that were tried, in order.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<GenerationAttempt>? ProviderResponses { get; set; }

    /// <summary>The tier that the provider says it served.</summary>
    [JsonSeldom]
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>Where it was routed: <c>global</c>, <c>europe</c> or <c>us</c>.</summary>
    [JsonSeldom]
    public partial string? DataRegion { get; set; }

    /// <summary>Whether it was a stream.</summary>
    public partial bool? Streamed { get; set; }

    /// <summary>Whether the caller left before its end.</summary>
    public partial bool? Cancelled { get; set; }

    /// <summary>Why the model stopped.</summary>
    public partial FinishReason? FinishReason { get; set; }

    /// <summary>Why, in the provider's own word.</summary>
    public partial string? NativeFinishReason { get; set; }

    /// <summary>Milliseconds to the first token.</summary>
    public partial double? Latency { get; set; }

    /// <summary>Milliseconds of moderation.</summary>
    [JsonSeldom]
    public partial double? ModerationLatency { get; set; }

    /// <summary>Milliseconds of writing.</summary>
    public partial double? GenerationTime { get; set; }

    /// <summary>Tokens of the request by one tokenizer for all models; the native ones are billed.</summary>
    public partial long? TokensPrompt { get; set; }

    /// <summary>Tokens of the answer by one tokenizer for all models.</summary>
    public partial long? TokensCompletion { get; set; }

    /// <summary>Tokens of the request by the model's own tokenizer.</summary>
    public partial long? NativeTokensPrompt { get; set; }

    /// <summary>Tokens of the answer by the model's own tokenizer.</summary>
    public partial long? NativeTokensCompletion { get; set; }

    /// <summary>Of them, tokens of images.</summary>
    [JsonSeldom]
    public partial long? NativeTokensCompletionImages { get; set; }

    /// <summary>Of them, tokens of reasoning.</summary>
    public partial long? NativeTokensReasoning { get; set; }

    /// <summary>Tokens of the request that were in the provider's prompt cache.</summary>
    public partial long? NativeTokensCached { get; set; }

    /// <summary>Images and other media of the request.</summary>
    [JsonSeldom]
    public partial int? NumMediaPrompt { get; set; }

    /// <summary>Audio of the request.</summary>
    [JsonSeldom]
    public partial int? NumInputAudioPrompt { get; set; }

    /// <summary>Images and other media of the answer.</summary>
    [JsonSeldom]
    public partial int? NumMediaCompletion { get; set; }

    /// <summary>Results of searches that were put in.</summary>
    [JsonSeldom]
    public partial int? NumSearchResults { get; set; }

    /// <summary>Pages that were fetched.</summary>
    [JsonSeldom]
    public partial int? NumFetches { get; set; }

    /// <summary>The search engine that was used, such as <c>exa</c>.</summary>
    [JsonSeldom]
    public partial string? WebSearchEngine { get; set; }

    /// <summary>What was charged, in USD.</summary>
    public partial decimal? Usage { get; set; }

    /// <summary>What it cost in all, in USD.</summary>
    public partial decimal? TotalCost { get; set; }

    /// <summary>What the provider charged, in USD; told where your own provider key (BYOK) served.</summary>
    public partial decimal? UpstreamInferenceCost { get; set; }

    /// <summary>What caches saved, in USD; below zero where writing them cost more.</summary>
    [JsonSeldom]
    public partial decimal? CacheDiscount { get; set; }

    /// <summary>Whether your own provider key served.</summary>
    public partial bool? IsByok { get; set; }

    /// <summary>The generation whose answer was given again out of the response cache.</summary>
    [JsonSeldom]
    public partial string? ResponseCacheSourceId { get; set; }

    /// <summary>The preset that was used.</summary>
    [JsonSeldom]
    public partial string? PresetId { get; set; }

    /// <summary>The site that asked.</summary>
    public partial string? Origin { get; set; }

    /// <summary>The request's header <c>HTTP-Referer</c>.</summary>
    [JsonSeldom]
    public partial string? HttpReferer { get; set; }

    /// <summary>The request's header <c>User-Agent</c>.</summary>
    [JsonSeldom]
    public partial string? UserAgent { get; set; }

    /// <summary>The app that asked. It identifies a customer: keep it out of logs.</summary>
    public partial long? AppId { get; set; }

    /// <summary>The end user that the request named. It identifies a person: keep it out of logs.</summary>
    [JsonSeldom]
    public partial string? ExternalUser { get; set; }

    /// <summary>The workspace that it is counted for.</summary>
    [JsonSeldom]
    public partial string? WorkspaceId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
