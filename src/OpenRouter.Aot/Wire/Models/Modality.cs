namespace OpenRouter.Aot.Models;

/// <summary>A kind of content. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct Modality
{
    /// <summary>Text.</summary>
    public static partial Modality Text { get; }

    /// <summary>Images.</summary>
    public static partial Modality Image { get; }

    /// <summary>Files.</summary>
    public static partial Modality File { get; }

    /// <summary>Audio.</summary>
    public static partial Modality Audio { get; }

    /// <summary>Videos.</summary>
    public static partial Modality Video { get; }

    /// <summary>Vectors.</summary>
    public static partial Modality Embeddings { get; }

    /// <summary>An order of documents.</summary>
    public static partial Modality Rerank { get; }

    /// <summary>Spoken text.</summary>
    public static partial Modality Speech { get; }

    /// <summary>Written speech.</summary>
    public static partial Modality Transcription { get; }

    /// <summary>In a query: any kind.</summary>
    public static partial Modality All { get; }
}
