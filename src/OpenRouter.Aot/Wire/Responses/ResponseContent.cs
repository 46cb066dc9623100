namespace OpenRouter.Aot.Responses;

/// <summary>The content of an item: a text, or parts. Both convert to it.</summary>
[JsonUnion]
public readonly partial struct ResponseContent
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The parts, where they are some.</summary>
    public partial IReadOnlyList<ResponsePart>? Parts { get; }
}
