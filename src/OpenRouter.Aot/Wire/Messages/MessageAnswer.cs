namespace OpenRouter.Aot.Messages;

/// <summary>The answer of <c>POST /messages</c>. Everything is optional, as the service sends it.</summary>
[JsonModel]
public sealed partial class MessageAnswer
{
    /// <summary>The generation's id.</summary>
    public partial string? Id { get; set; }

    /// <summary><c>message</c>; <c>error</c> where it failed.</summary>
    public partial string? Type { get; set; }

    /// <summary><c>assistant</c>.</summary>
    public partial MessageRole? Role { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    public partial string? Model { get; set; }

    /// <summary>What came: text, reasoning, calls of tools, in their order. Send it back as it is to go on.</summary>
    public partial IReadOnlyList<MessageBlock>? Content { get; set; }

    /// <summary>Why the model stopped.</summary>
    public partial MessageStopReason? StopReason { get; set; }

    /// <summary>Which of the request's texts ended it.</summary>
    public partial string? StopSequence { get; set; }

    /// <summary>What it used and cost.</summary>
    public partial MessageUsage? Usage { get; set; }

    /// <summary>Why the model, or its provider, refused.</summary>
    [JsonSeldom]
    public partial MessageStopDetails? StopDetails { get; set; }

    /// <summary>The container that code ran in.</summary>
    [JsonSeldom]
    public partial MessageContainer? Container { get; set; }

    /// <summary>How the conversation was shortened.</summary>
    [JsonSeldom]
    public partial RawJson? ContextManagement { get; set; }

    /// <summary>The provider that ran it. OpenRouter's own.</summary>
    [JsonSeldom]
    public partial string? Provider { get; set; }

    /// <summary>What failed. The client reports it as a failure; it is here for the reader.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>The id of a request that failed.</summary>
    [JsonSeldom]
    public partial string? RequestId { get; set; }

    /// <summary>What OpenRouter tells of a failure beside it.</summary>
    [JsonSeldom]
    public partial RawJson? Metadata { get; set; }

    /// <summary>How OpenRouter routed the request, where that was asked for.</summary>
    [JsonSeldom]
    public partial RoutingMetadata? OpenrouterMetadata { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The text; empty where there is none.</summary>
    public string Text => MessageText.Of(Content, MessageBlockType.Text, static block => block.Text);

    /// <summary>The reasoning as text; empty where there is none.</summary>
    public string ThinkingText => MessageText.Of(Content, MessageBlockType.Thinking, static block => block.Thinking);

    /// <summary>The tools that the model wants called.</summary>
    public IReadOnlyList<MessageBlock> ToolUses => [.. (Content ?? []).Where(static block => block?.Type == MessageBlockType.ToolUse)];

    /// <summary>How the answer came about: key, account, model, attempts, wait, cost.</summary>
    public AnswerInfo Info
    {
        get => field ??= new AnswerInfo();
        internal set;
    }

    /// <summary>This answer as the next turn of its conversation.</summary>
    public MessageTurn ToTurn() => new()
    {
        Role = MessageRole.Assistant,
        Content = Content is { } blocks ? new MessageContent(blocks) : default(MessageContent?),
    };
}
