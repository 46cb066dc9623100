namespace OpenRouter.Aot.Embeddings;

/// <summary>What a part of content that is to be embedded is. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct EmbeddingPartKind
{
    /// <summary>A text.</summary>
    public static partial EmbeddingPartKind Text { get; }

    /// <summary>An image.</summary>
    public static partial EmbeddingPartKind ImageUrl { get; }

    /// <summary>Audio.</summary>
    public static partial EmbeddingPartKind InputAudio { get; }

    /// <summary>A video.</summary>
    public static partial EmbeddingPartKind InputVideo { get; }

    /// <summary>A file.</summary>
    public static partial EmbeddingPartKind InputFile { get; }
}
