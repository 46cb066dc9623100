using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>The answer of <c>POST /chat/completions</c>. Everything is optional, as the service sends it.</summary>
public sealed class ChatCompletion
{
    /// <summary>The generation's id, <c>gen-…</c>.</summary>
    public string? Id { get; set; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public long? Created { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    public string? Model { get; set; }

    /// <summary>The provider that ran it.</summary>
    public string? Provider { get; set; }

    /// <summary>The answers.</summary>
    public IList<ChatChoice>? Choices { get; set; }

    /// <summary>What it used and cost.</summary>
    public ChatUsage? Usage { get; set; }

    /// <summary>An error in place of an answer. The client reports it as a failure; it is here for the reader.</summary>
    public ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The text of the first choice; empty where it has none.</summary>
    [JsonIgnore]
    public string Text => Choices is [{ Message.Content: { } content }, ..] ? content.Text : "";

    /// <summary>The tool calls of the first choice.</summary>
    [JsonIgnore]
    public IReadOnlyList<ToolCall> ToolCalls => Choices is [{ Message.ToolCalls: { } calls }, ..] ? [.. calls] : [];

    /// <summary>Why the first choice stopped.</summary>
    [JsonIgnore]
    public FinishReason? FinishReason => Choices is [var first, ..] ? first.FinishReason : null;

    /// <summary>How the answer came about: key, account, model, attempts, wait, cost.</summary>
    [JsonIgnore]
    public AnswerInfo Info { get; internal set; } = new();
}
