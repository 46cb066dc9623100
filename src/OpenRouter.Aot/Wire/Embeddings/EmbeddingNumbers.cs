namespace OpenRouter.Aot.Embeddings;

/// <summary>A vector as it is sent: numbers, or the base64 of little-endian 32-bit numbers.</summary>
[JsonUnion]
public readonly partial struct EmbeddingNumbers
{
    /// <summary>The numbers, where they are a list.</summary>
    public partial IReadOnlyList<double>? List { get; }

    /// <summary>The text, where it is base64.</summary>
    public partial string? Base64 { get; }
}
