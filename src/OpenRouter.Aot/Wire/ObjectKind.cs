namespace OpenRouter.Aot;

/// <summary>What kind of object an answer is. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ObjectKind
{
    /// <summary>A whole chat.</summary>
    [JsonName("chat.completion")]
    public static partial ObjectKind ChatCompletion { get; }

    /// <summary>An event of a streamed chat.</summary>
    [JsonName("chat.completion.chunk")]
    public static partial ObjectKind ChatCompletionChunk { get; }

    /// <summary>A completion of the old kind.</summary>
    public static partial ObjectKind TextCompletion { get; }

    /// <summary>An answer of the Responses endpoint.</summary>
    public static partial ObjectKind Response { get; }

    /// <summary>A list.</summary>
    public static partial ObjectKind List { get; }

    /// <summary>A vector.</summary>
    public static partial ObjectKind Embedding { get; }
}
