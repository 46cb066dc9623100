using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Responses;

/// <summary>The content of an item: a text, or parts. Both convert to it.</summary>
[JsonUnion]
[CollectionBuilder(typeof(ResponseContent), nameof(Create))]
public readonly partial struct ResponseContent
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The parts, where they are some.</summary>
    public partial IReadOnlyList<ResponsePart>? Parts { get; }

    /// <summary>Makes it of parts, so that it can be written <c>[…]</c>.</summary>
    /// <param name="items">The parts.</param>
    public static ResponseContent Create(ReadOnlySpan<ResponsePart> items) => new(items.ToArray());

    /// <summary>Walks over the parts; a text alone has none.</summary>
    public IEnumerator<ResponsePart> GetEnumerator() => (Parts ?? []).GetEnumerator();
}
