namespace OpenRouter.Aot;

/// <summary>A part of a model's reasoning. Send it back unmodified and in order in tool loops: it carries signatures that the provider checks.</summary>
[JsonModel(KeepsNulls = true)]
public sealed partial class ReasoningPart
{
    /// <summary>The kind.</summary>
    public partial ReasoningKind? Type { get; set; }

    /// <summary>The reasoning in words.</summary>
    public partial string? Text { get; set; }

    /// <summary>The provider's signature over it.</summary>
    public partial string? Signature { get; set; }

    /// <summary>The summary.</summary>
    [JsonSeldom]
    public partial string? Summary { get; set; }

    /// <summary>The encrypted reasoning.</summary>
    [JsonSeldom]
    public partial string? Data { get; set; }

    /// <summary>Which family of models can read it, such as <c>anthropic-claude-v1</c>.</summary>
    [JsonRepeats]
    public partial string? Format { get; set; }

    /// <summary>Which part a fragment belongs to.</summary>
    public partial int? Index { get; set; }

    /// <summary>Its id.</summary>
    [JsonSeldom]
    public partial string? Id { get; set; }

    /// <summary>The server's tool that was called.</summary>
    [JsonSeldom]
    public partial string? ToolName { get; set; }

    /// <summary>The call's arguments.</summary>
    [JsonSeldom]
    public partial string? Arguments { get; set; }

    /// <summary>The call's result.</summary>
    [JsonSeldom]
    public partial string? Result { get; set; }

    /// <summary>The call's id.</summary>
    [JsonSeldom]
    public partial string? ToolCallId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
