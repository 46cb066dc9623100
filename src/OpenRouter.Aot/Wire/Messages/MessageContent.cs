namespace OpenRouter.Aot.Messages;

/// <summary>
/// The content of a turn or of a block: a text, or blocks. Both convert to it. What a tool of the provider returned may be an object, which
/// is kept raw.
/// </summary>
[JsonUnion]
public readonly partial struct MessageContent
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The blocks, where they are some.</summary>
    public partial IReadOnlyList<MessageBlock>? Blocks { get; }
}
