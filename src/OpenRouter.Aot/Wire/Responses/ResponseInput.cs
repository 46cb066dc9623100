namespace OpenRouter.Aot.Responses;

/// <summary>What is asked: a text, or the items of a conversation. Both convert to it.</summary>
[JsonUnion]
public readonly partial struct ResponseInput
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The items, where they are some.</summary>
    public partial IReadOnlyList<ResponseItem>? Items { get; }
}
