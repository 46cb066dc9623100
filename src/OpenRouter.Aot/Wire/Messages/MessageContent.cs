using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Messages;

/// <summary>
/// The content of a turn or of a block: a text, or blocks. Both convert to it. What a tool of the provider returned may be an object, which
/// is kept raw.
/// </summary>
[JsonUnion]
[CollectionBuilder(typeof(MessageContent), nameof(Create))]
public readonly partial struct MessageContent
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The blocks, where they are some.</summary>
    public partial IReadOnlyList<MessageBlock>? Blocks { get; }

    /// <summary>Makes it of blocks, so that it can be written <c>[…]</c>.</summary>
    /// <param name="items">The blocks.</param>
    public static MessageContent Create(ReadOnlySpan<MessageBlock> items) => new(items.ToArray());

    /// <summary>Walks over the blocks; a text alone has none.</summary>
    public IEnumerator<MessageBlock> GetEnumerator() => (Blocks ?? []).GetEnumerator();
}
