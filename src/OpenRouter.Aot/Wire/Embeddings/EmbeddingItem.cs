namespace OpenRouter.Aot.Embeddings;

/// <summary>One item of a list that is to be embedded: a text, tokens, or content of several kinds.</summary>
[JsonUnion]
public readonly partial struct EmbeddingItem
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The token, where it is one of the tokens that together are a text.</summary>
    public partial long? Token { get; }

    /// <summary>The tokens, where it is a text as the model's own tokens.</summary>
    public partial IReadOnlyList<int>? Tokens { get; }

    /// <summary>The content, where it is of several kinds.</summary>
    public partial EmbeddingContent? Content { get; }
}
