namespace OpenRouter.Aot.Embeddings;

/// <summary>How a vector is sent. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct EmbeddingEncoding
{
    /// <summary>As an array of numbers; the server's default.</summary>
    public static partial EmbeddingEncoding Float { get; }

    /// <summary>As the base64 of little-endian 32-bit numbers.</summary>
    public static partial EmbeddingEncoding Base64 { get; }
}
