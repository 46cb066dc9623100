namespace OpenRouter.Aot.Responses;

/// <summary>What a part of an item's content is. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponsePartType
{
    /// <summary>Text of the request.</summary>
    public static partial ResponsePartType InputText { get; }

    /// <summary>An image of the request.</summary>
    public static partial ResponsePartType InputImage { get; }

    /// <summary>A file of the request.</summary>
    public static partial ResponsePartType InputFile { get; }

    /// <summary>Audio of the request.</summary>
    public static partial ResponsePartType InputAudio { get; }

    /// <summary>A video of the request.</summary>
    public static partial ResponsePartType InputVideo { get; }

    /// <summary>Text of the answer.</summary>
    public static partial ResponsePartType OutputText { get; }

    /// <summary>Why the model refused.</summary>
    public static partial ResponsePartType Refusal { get; }

    /// <summary>Reasoning, word for word.</summary>
    public static partial ResponsePartType ReasoningText { get; }

    /// <summary>Reasoning, summed up.</summary>
    public static partial ResponsePartType SummaryText { get; }

    /// <summary>Content that only its provider can read.</summary>
    public static partial ResponsePartType EncryptedContent { get; }
}
