namespace OpenRouter.Aot.Responses;

/// <summary>The answer of <c>POST /responses</c>. Everything is optional, as the service sends it.</summary>
[JsonModel]
public sealed partial class ResponseAnswer
{
    /// <summary>The generation's id.</summary>
    public partial string? Id { get; set; }

    /// <summary><see cref="ObjectKind.Response"/>.</summary>
    public partial ObjectKind? Object { get; set; }

    /// <summary>When it was begun, in seconds since 1970.</summary>
    public partial long? CreatedAt { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    public partial string? Model { get; set; }

    /// <summary>How far it has come.</summary>
    public partial ResponseStatus? Status { get; set; }

    /// <summary>When it was complete, in seconds since 1970.</summary>
    public partial long? CompletedAt { get; set; }

    /// <summary>What came: messages, reasoning, calls of tools, in their order. Send it back as it is to go on.</summary>
    public partial IReadOnlyList<ResponseItem>? Output { get; set; }

    /// <summary>The text as the service repeats it; often empty. Read <see cref="Text"/>.</summary>
    public partial string? OutputText { get; set; }

    /// <summary>What failed. The client reports it as a failure; it is here for the reader.</summary>
    public partial ApiError? Error { get; set; }

    /// <summary>Why it ended early.</summary>
    public partial ResponseIncompleteDetails? IncompleteDetails { get; set; }

    /// <summary>The tools of the request.</summary>
    public partial IReadOnlyList<ResponseTool>? Tools { get; set; }

    /// <summary>The request's choice of tools.</summary>
    public partial ResponseToolChoice? ToolChoice { get; set; }

    /// <summary>Whether several calls at once were allowed.</summary>
    public partial bool? ParallelToolCalls { get; set; }

    /// <summary>The request's token limit.</summary>
    public partial int? MaxOutputTokens { get; set; }

    /// <summary>How random it was allowed to be.</summary>
    public partial double? Temperature { get; set; }

    /// <summary>The share of the likeliest tokens that were considered.</summary>
    public partial double? TopP { get; set; }

    /// <summary>The request's penalty of tokens that had come at all.</summary>
    public partial double? PresencePenalty { get; set; }

    /// <summary>The request's penalty of tokens that had come often.</summary>
    public partial double? FrequencyPenalty { get; set; }

    /// <summary>How many of the likeliest tokens are told at each place.</summary>
    public partial int? TopLogprobs { get; set; }

    /// <summary>How often server tools were allowed to run.</summary>
    public partial int? MaxToolCalls { get; set; }

    /// <summary>The request's pairs.</summary>
    public partial IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Whether it was made in the background.</summary>
    public partial bool? Background { get; set; }

    /// <summary>The response that it continues.</summary>
    public partial string? PreviousResponseId { get; set; }

    /// <summary>How fast, and how dear, it was served.</summary>
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>What would have become of an input that is too long.</summary>
    public partial ResponseTruncation? Truncation { get; set; }

    /// <summary>Whether it is kept.</summary>
    public partial bool? Store { get; set; }

    /// <summary>The request's instructions.</summary>
    public partial ResponseInput? Instructions { get; set; }

    /// <summary>What the text was to be.</summary>
    [JsonName("text")]
    public partial ResponseTextSettings? TextSettings { get; set; }

    /// <summary>How much the model was to reason.</summary>
    public partial ReasoningPreferences? Reasoning { get; set; }

    /// <summary>The request's id of the end user.</summary>
    public partial string? SafetyIdentifier { get; set; }

    /// <summary>The request's key of the prompt cache.</summary>
    public partial string? PromptCacheKey { get; set; }

    /// <summary>How the prompt was cached.</summary>
    public partial PromptCacheOptions? PromptCacheOptions { get; set; }

    /// <summary>The request's id of the end user.</summary>
    public partial string? User { get; set; }

    /// <summary>What it used and cost.</summary>
    public partial ResponseUsage? Usage { get; set; }

    /// <summary>The prompt that is kept at the provider.</summary>
    [JsonSeldom]
    public partial ResponsePrompt? Prompt { get; set; }

    /// <summary>OpenRouter's own name of the failure, which tells more than the code of <see cref="Error"/>.</summary>
    [JsonSeldom]
    public partial string? ErrorType { get; set; }

    /// <summary>How OpenRouter routed the request, where that was asked for.</summary>
    [JsonSeldom]
    public partial RoutingMetadata? OpenrouterMetadata { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The text of all messages; empty where there is none.</summary>
    public string Text => ResponseText.Of(Output);

    /// <summary>The reasoning as text: word for word where the model tells it, else summed up; empty where there is none.</summary>
    public string ReasoningText => ResponseText.OfReasoning(Output);

    /// <summary>Why the model refused; empty where it did not.</summary>
    public string Refusal => ResponseText.OfRefusal(Output);

    /// <summary>The functions that the model wants called.</summary>
    public IReadOnlyList<ResponseItem> FunctionCalls => [.. (Output ?? []).Where(static item => item?.Type == ResponseItemType.FunctionCall)];

    /// <summary>How the answer came about: key, account, model, attempts, wait, cost.</summary>
    public AnswerInfo Info
    {
        get => field ??= new AnswerInfo();
        internal set;
    }
}
