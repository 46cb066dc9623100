namespace OpenRouter.Aot.Messages;

/// <summary>A request to <c>POST /messages</c>, in Anthropic's shape. It serves every model of OpenRouter.</summary>
[JsonModel]
public sealed partial class MessageRequest
{
    /// <summary>The model, and the fallbacks that the client tries in order.</summary>
    public partial ModelRoute Model { get; set; }

    /// <summary>The conversation so far, oldest first. A last turn of the assistant is the beginning that the model continues.</summary>
    public required partial IList<MessageTurn> Messages { get; set; }

    /// <summary>
    /// The most tokens that the answer may have, thinking included. Always set it: without it a key must afford the model's largest answer.
    /// </summary>
    public partial int? MaxTokens { get; set; }

    /// <summary>Instructions for the whole conversation: a text, or blocks.</summary>
    public partial MessageContent? System { get; set; }

    /// <summary>Whether, and how much, the model thinks before it answers.</summary>
    public partial MessageThinking? Thinking { get; set; }

    /// <summary>Tools that the model may call.</summary>
    public partial IReadOnlyList<MessageTool>? Tools { get; set; }

    /// <summary>Whether the model may or must call tools, and which.</summary>
    public partial MessageToolChoice? ToolChoice { get; set; }

    /// <summary>How much effort the answer may cost, and the format of its text.</summary>
    public partial MessageOutputConfig? OutputConfig { get; set; }

    /// <summary>How random the answer is, from 0 to 1.</summary>
    public partial double? Temperature { get; set; }

    /// <summary>The share of the likeliest tokens that are considered, from 0 to 1.</summary>
    [JsonSeldom]
    public partial double? TopP { get; set; }

    /// <summary>How many of the likeliest tokens are considered.</summary>
    [JsonSeldom]
    public partial int? TopK { get; set; }

    /// <summary>Texts that end the answer.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? StopSequences { get; set; }

    /// <summary>Whether the answer is streamed. The client sets it.</summary>
    public partial bool? Stream { get; set; }

    /// <summary>Who the end user is.</summary>
    [JsonSeldom]
    public partial MessageMetadata? Metadata { get; set; }

    /// <summary>Caches the conversation up to its last block.</summary>
    [JsonSeldom]
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>How a long conversation is shortened: <c>edits</c>, in order.</summary>
    [JsonSeldom]
    public partial RawJson? ContextManagement { get; set; }

    /// <summary>How fast the model writes.</summary>
    public partial MessageSpeed? Speed { get; set; }

    /// <summary>Models that OpenRouter itself falls back to, in order. Not together with <see cref="Fallbacks"/>.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Models { get; set; }

    /// <summary>The same, up to 3, in Anthropic's shape.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<MessageFallback>? Fallbacks { get; set; }

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

    /// <summary>Names for the observability services that OpenRouter reports to.</summary>
    [JsonSeldom]
    public partial TraceTags? Trace { get; set; }

    /// <summary>Deprecated by OpenRouter: <c>fallback</c> or <c>sort</c>.</summary>
    [JsonSeldom]
    public partial string? Route { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
