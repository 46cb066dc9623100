using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Responses;

/// <summary>What is asked: a text, or the items of a conversation. Both convert to it.</summary>
[JsonUnion]
[CollectionBuilder(typeof(ResponseInput), nameof(Create))]
public readonly partial struct ResponseInput
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The items, where they are some.</summary>
    public partial IReadOnlyList<ResponseItem>? Items { get; }

    /// <summary>Makes it of items, so that it can be written <c>[…]</c>.</summary>
    /// <param name="items">The items.</param>
    public static ResponseInput Create(ReadOnlySpan<ResponseItem> items) => new(items.ToArray());

    /// <summary>Walks over the items; a text alone has none.</summary>
    public IEnumerator<ResponseItem> GetEnumerator() => (Items ?? []).GetEnumerator();
}
