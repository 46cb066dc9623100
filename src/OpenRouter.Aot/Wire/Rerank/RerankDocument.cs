namespace OpenRouter.Aot.Rerank;

/// <summary>A document: a text, or a text and an image. A string converts to it.</summary>
[JsonUnion]
public readonly partial struct RerankDocument
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The content, where it is more than a text.</summary>
    public partial RerankContent? Content { get; }
}
