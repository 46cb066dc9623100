using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>One turn of a chat, sent or received. A string converts to a user's turn.</summary>
public sealed class ChatTurn
{
    /// <summary>Who speaks; null in the fragments of a stream after the first.</summary>
    public TurnRole? Role { get; set; }

    /// <summary>What is said: a text or parts; null where the turn is tool calls only.</summary>
    public TurnContent? Content { get; set; }

    /// <summary>The speaker's name, where several share a role.</summary>
    public string? Name { get; set; }

    /// <summary>The reasoning as text.</summary>
    public string? Reasoning { get; set; }

    /// <summary>
    /// The reasoning in detail. Send it back unmodified and in order in tool loops: it carries signatures that the provider checks.
    /// </summary>
    public IList<JsonElement>? ReasoningDetails { get; set; }

    /// <summary>The tools that the model wants called.</summary>
    public IList<ToolCall>? ToolCalls { get; set; }

    /// <summary>The call that a turn of the role <c>tool</c> answers.</summary>
    public string? ToolCallId { get; set; }

    /// <summary>Why the model refused.</summary>
    public string? Refusal { get; set; }

    /// <summary>Images that the model made.</summary>
    public IList<JsonElement>? Images { get; set; }

    /// <summary>Audio that the model made.</summary>
    public JsonElement? Audio { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>Whether the turn holds anything that a caller can use.</summary>
    [JsonIgnore]
    internal bool HasContent => Content is { Text.Length: > 0 } or { Parts.Count: > 0 } || Reasoning is { Length: > 0 }
        || Refusal is { Length: > 0 } || ToolCalls is { Count: > 0 } || Images is { Count: > 0 } || Audio is not null
        || ReasoningDetails is { Count: > 0 };

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
