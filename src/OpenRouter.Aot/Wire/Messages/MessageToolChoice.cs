namespace OpenRouter.Aot.Messages;

/// <summary>Whether the model may or must call tools, and which.</summary>
[JsonModel]
public sealed partial class MessageToolChoice
{
    /// <summary>Whether it may or must.</summary>
    public partial MessageToolChoiceType? Type { get; set; }

    /// <summary>The tool that it must call, for <see cref="MessageToolChoiceType.Tool"/>.</summary>
    public partial string? Name { get; set; }

    /// <summary>Whether it may call one tool at a time only. Default false.</summary>
    public partial bool? DisableParallelToolUse { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The model must call this tool.</summary>
    /// <param name="name">The tool's name.</param>
    public static MessageToolChoice Tool(string name) => new() { Type = MessageToolChoiceType.Tool, Name = name };

    /// <summary>A choice without further settings.</summary>
    /// <param name="type">Whether the model may or must call tools.</param>
    public static implicit operator MessageToolChoice(MessageToolChoiceType type) => FromMessageToolChoiceType(type);

    /// <summary>A choice without further settings.</summary>
    /// <param name="type">Whether the model may or must call tools.</param>
    public static MessageToolChoice FromMessageToolChoiceType(MessageToolChoiceType type) => new() { Type = type };
}
