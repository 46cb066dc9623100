namespace OpenRouter.Aot;

/// <summary>One turn of a chat, sent or received. A string converts to a user's turn.</summary>
[JsonModel]
public sealed partial class ChatTurn
{
    /// <summary>Who speaks; null in the fragments of a stream after the first.</summary>
    public partial TurnRole? Role { get; set; }

    /// <summary>What is said: a text or parts; null where the turn is tool calls only.</summary>
    public partial TurnContent? Content { get; set; }

    /// <summary>The speaker's name, where several share a role.</summary>
    [JsonSeldom]
    public partial string? Name { get; set; }

    /// <summary>The call that a turn of the role <c>tool</c> answers.</summary>
    [JsonSeldom]
    public partial string? ToolCallId { get; set; }

    /// <summary>The reasoning as text.</summary>
    public partial string? Reasoning { get; set; }

    /// <summary>The reasoning in detail. Send it back unmodified and in order in tool loops: it carries signatures that the provider checks.</summary>
    public partial IReadOnlyList<ReasoningPart>? ReasoningDetails { get; set; }

    /// <summary>The tools that the model wants called.</summary>
    public partial IReadOnlyList<ToolCall>? ToolCalls { get; set; }

    /// <summary>Why the model refused.</summary>
    [JsonSeldom]
    public partial string? Refusal { get; set; }

    /// <summary>Images that the model made.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<ContentPart>? Images { get; set; }

    /// <summary>Audio that the model made.</summary>
    [JsonSeldom]
    public partial TurnAudio? Audio { get; set; }

    /// <summary>Pages that the answer cites, and files that were read for it.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<TurnAnnotation>? Annotations { get; set; }

    /// <summary>The model that an earlier turn came from.</summary>
    [JsonSeldom]
    public partial string? Model { get; set; }

    /// <summary>Ends what is to be kept in the prompt cache.</summary>
    [JsonSeldom]
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>Whether the turn holds anything that a caller can use.</summary>
    internal bool HasContent => Content is { IsEmpty: false } || Reasoning is { Length: > 0 } || Refusal is { Length: > 0 }
        || ToolCalls is { Count: > 0 } || Images is { Count: > 0 } || Audio is not null || ReasoningDetails is { Count: > 0 };

    /// <summary>A user's turn.</summary>
    /// <param name="content">What the user says.</param>
    public static ChatTurn User(TurnContent content) => new() { Role = TurnRole.User, Content = content };

    /// <summary>A system turn: instructions for the whole chat.</summary>
    /// <param name="content">The instructions.</param>
    public static ChatTurn System(TurnContent content) => new() { Role = TurnRole.System, Content = content };

    /// <summary>An assistant's turn. As the last turn it is the beginning that the model continues.</summary>
    /// <param name="content">What the assistant said.</param>
    public static ChatTurn Assistant(TurnContent content) => new() { Role = TurnRole.Assistant, Content = content };

    /// <summary>The result of a tool.</summary>
    /// <param name="toolCallId">The id of the call that this answers.</param>
    /// <param name="content">The result.</param>
    public static ChatTurn Tool(string toolCallId, TurnContent content) =>
        new() { Role = TurnRole.Tool, ToolCallId = toolCallId, Content = content };

    /// <summary>A user's turn.</summary>
    /// <param name="text">What the user says.</param>
    public static implicit operator ChatTurn(string text) => FromString(text);

    /// <summary>A user's turn.</summary>
    /// <param name="text">What the user says.</param>
    public static ChatTurn FromString(string text) => User(text);
}
