namespace OpenRouter.Aot.Generations;

/// <summary>What a generation was asked for as. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct GenerationKind
{
    /// <summary>A chat, or another text.</summary>
    public static partial GenerationKind Completions { get; }

    /// <summary>Vectors.</summary>
    public static partial GenerationKind Embeddings { get; }

    /// <summary>An order of documents.</summary>
    public static partial GenerationKind Rerank { get; }

    /// <summary>Spoken text.</summary>
    public static partial GenerationKind Tts { get; }

    /// <summary>Written speech.</summary>
    public static partial GenerationKind Stt { get; }

    /// <summary>A video.</summary>
    public static partial GenerationKind Video { get; }

    /// <summary>An image.</summary>
    public static partial GenerationKind Image { get; }
}
