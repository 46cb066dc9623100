namespace OpenRouter.Aot.Responses;

/// <summary>A request to <c>POST /responses</c>. OpenRouter keeps nothing of it: the whole history is sent each time.</summary>
[JsonModel]
public sealed partial class ResponseRequest
{
    /// <summary>The model, and the fallbacks that the client tries in order.</summary>
    public partial ModelRoute Model { get; set; }

    /// <summary>What is asked: a text, or the items of the conversation so far.</summary>
    public partial ResponseInput? Input { get; set; }

    /// <summary>Instructions for the whole conversation.</summary>
    public partial string? Instructions { get; set; }

    /// <summary>
    /// The most tokens that the answer may have, reasoning included. Always set it: without it a key must afford the model's largest
    /// answer.
    /// </summary>
    public partial int? MaxOutputTokens { get; set; }

    /// <summary>Tools that the model may call.</summary>
    public partial IReadOnlyList<ResponseTool>? Tools { get; set; }

    /// <summary>Whether the model may or must call tools, and which.</summary>
    public partial ResponseToolChoice? ToolChoice { get; set; }

    /// <summary>Whether the model may ask for several calls at once.</summary>
    [JsonSeldom]
    public partial bool? ParallelToolCalls { get; set; }

    /// <summary>How often server tools may run for one answer. Default and most 30.</summary>
    [JsonSeldom]
    public partial int? MaxToolCalls { get; set; }

    /// <summary>How much the model reasons, and what it tells of it.</summary>
    public partial ReasoningPreferences? Reasoning { get; set; }

    /// <summary>What the text is to be: plain, JSON, JSON by a schema; and how wordy.</summary>
    public partial ResponseTextSettings? Text { get; set; }

    /// <summary>How random the answer is, from 0 to 2.</summary>
    public partial double? Temperature { get; set; }

    /// <summary>The share of the likeliest tokens that are considered, from 0 to 1.</summary>
    [JsonSeldom]
    public partial double? TopP { get; set; }

    /// <summary>How many of the likeliest tokens are considered; 0 for all.</summary>
    [JsonSeldom]
    public partial int? TopK { get; set; }

    /// <summary>Makes a token less likely the more often it has come, from -2 to 2.</summary>
    [JsonSeldom]
    public partial double? FrequencyPenalty { get; set; }

    /// <summary>Makes a token less likely that has come at all, from -2 to 2.</summary>
    [JsonSeldom]
    public partial double? PresencePenalty { get; set; }

    /// <summary>How many of the likeliest tokens are told at each place, from 0 to 20.</summary>
    [JsonSeldom]
    public partial int? TopLogprobs { get; set; }

    /// <summary>What the answer tells beyond the usual.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<ResponseInclude>? Include { get; set; }

    /// <summary>What becomes of an input that is too long.</summary>
    [JsonSeldom]
    public partial ResponseTruncation? Truncation { get; set; }

    /// <summary>Whether the answer is streamed. The client sets it.</summary>
    public partial bool? Stream { get; set; }

    /// <summary>Whether the response is kept. The service takes <c>false</c> alone.</summary>
    [JsonSeldom]
    public partial bool? Store { get; set; }

    /// <summary>Whether the response is made in the background. The service does not.</summary>
    [JsonSeldom]
    public partial bool? Background { get; set; }

    /// <summary>The response that this one continues. The service refuses it: send the history.</summary>
    [JsonSeldom]
    public partial string? PreviousResponseId { get; set; }

    /// <summary>A prompt that is kept at the provider.</summary>
    [JsonSeldom]
    public partial ResponsePrompt? Prompt { get; set; }

    /// <summary>Models that OpenRouter itself falls back to, in order.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Models { get; set; }

    /// <summary>Which of the model's providers may serve, and in which order.</summary>
    public partial ProviderPreferences? Provider { get; set; }

    /// <summary>OpenRouter's plugins for this request.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<RequestPlugin>? Plugins { get; set; }

    /// <summary>When the loop of OpenRouter's server tools ends. The first condition that holds counts.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<ServerToolStop>? StopServerToolsWhen { get; set; }

    /// <summary>How fast, and how dear, the request is served.</summary>
    [JsonSeldom]
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>Requests with the same id go to the same provider and are listed together, up to 256 characters.</summary>
    public partial string? SessionId { get; set; }

    /// <summary>
    /// A stable id of the end user, up to 256 characters. Without it a provider's block of one user can hit the whole account.
    /// </summary>
    public partial string? User { get; set; }

    /// <summary>A stable id of the end user for the provider's checks.</summary>
    [JsonSeldom]
    public partial string? SafetyIdentifier { get; set; }

    /// <summary>Names for the observability services that OpenRouter reports to.</summary>
    [JsonSeldom]
    public partial TraceTags? Trace { get; set; }

    /// <summary>Up to 16 pairs that are kept with the request; keys up to 64 characters, values up to 512.</summary>
    [JsonSeldom]
    public partial IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Requests with the same key share a prompt cache, and go to the same provider.</summary>
    [JsonSeldom]
    public partial string? PromptCacheKey { get; set; }

    /// <summary>How the prompt is cached.</summary>
    [JsonSeldom]
    public partial PromptCacheOptions? PromptCacheOptions { get; set; }

    /// <summary>Caches the prompt up to its last part, at providers that want to be told.</summary>
    [JsonSeldom]
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>What the answer may be made of: <c>text</c>, <c>image</c>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Modalities { get; set; }

    /// <summary>Settings of the images that the model makes, such as <c>aspect_ratio</c>.</summary>
    [JsonSeldom]
    public partial RawJson? ImageConfig { get; set; }

    /// <summary>Deprecated by OpenRouter: <c>fallback</c> or <c>sort</c>.</summary>
    [JsonSeldom]
    public partial string? Route { get; set; }

    /// <summary>What is told of how the request was served. For streams.</summary>
    [JsonSeldom]
    public partial DebugOptions? Debug { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
