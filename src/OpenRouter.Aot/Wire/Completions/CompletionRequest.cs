namespace OpenRouter.Aot.Completions;

/// <summary>
/// A request to <c>POST /completions</c>, the old endpoint that goes on with a text. What is null is not sent. It is answered whole; to stream it, send
/// it by <see cref="OpenRouterJson.ToUtf8Bytes{T}(T)"/> as a raw request with <c>stream</c> among its extra members. Chats are for new programs.
/// </summary>
[JsonModel]
public sealed partial class CompletionRequest
{
    /// <summary>The model and its fallbacks; empty for the account's default model.</summary>
    public partial ModelRoute Model { get; set; }

    /// <summary>Models that the server itself falls back to. Prefer <see cref="Model"/>, whose fallbacks the client knows too.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Models { get; set; }

    /// <summary>The text to go on with.</summary>
    public required partial CompletionPrompt Prompt { get; set; }

    /// <summary>What comes after the text that is to be written, for models that fill in.</summary>
    [JsonSeldom]
    public partial string? Suffix { get; set; }

    /// <summary>The most tokens to answer with. Set it: without it OpenRouter reserves the model's maximum against your credits.</summary>
    public partial int? MaxTokens { get; set; }

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

    /// <summary>Of how many answers the best is given, where the provider chooses.</summary>
    [JsonSeldom]
    public partial int? BestOf { get; set; }

    /// <summary>Whether the answer begins with the prompt.</summary>
    [JsonSeldom]
    public partial bool? Echo { get; set; }

    /// <summary>Up to four texts that end the answer.</summary>
    [JsonSeldom]
    public partial StopSequences? Stop { get; set; }

    /// <summary>By token id, what is added to its likelihood, -100 to 100.</summary>
    [JsonSeldom]
    public partial IDictionary<string, double>? LogitBias { get; set; }

    /// <summary>Of how many tokens in each place to tell the likelihood. Here it is a number, where chats have a truth value.</summary>
    [JsonSeldom]
    public partial int? Logprobs { get; set; }

    /// <summary>The form of the answer, as chats have it.</summary>
    [JsonSeldom]
    public partial RawJson? ResponseFormat { get; set; }

    /// <summary>How much the model reasons.</summary>
    [JsonSeldom]
    public partial ReasoningPreferences? Reasoning { get; set; }

    /// <summary>Which providers may serve.</summary>
    public partial ProviderPreferences? Provider { get; set; }

    /// <summary>Plugins.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<RequestPlugin>? Plugins { get; set; }

    /// <summary>A preset of the workspace, whose members the request overrides.</summary>
    [JsonSeldom]
    public partial string? Preset { get; set; }

    /// <summary>The old form of the plugin <c>context-compression</c>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Transforms { get; set; }

    /// <summary>How fast, and at what price.</summary>
    [JsonSeldom]
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>A stable id of your end user. Without it, a provider's policy block can hit your whole account.</summary>
    public partial string? User { get; set; }

    /// <summary>The session for sticky routing and for grouping in logs, at most 256 characters.</summary>
    [JsonSeldom]
    public partial string? SessionId { get; set; }

    /// <summary>Up to 16 pairs of your own, of at most 64 and 512 characters.</summary>
    [JsonSeldom]
    public partial IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Where the request belongs in your traces.</summary>
    [JsonSeldom]
    public partial TraceTags? Trace { get; set; }

    /// <summary>Whether the answer tells its usage. OpenRouter always does.</summary>
    [JsonSeldom]
    public partial UsagePreferences? Usage { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
