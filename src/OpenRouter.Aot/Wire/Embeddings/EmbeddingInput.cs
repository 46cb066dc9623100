namespace OpenRouter.Aot.Embeddings;

/// <summary>What is to be embedded: one text, or a list. A string, an array and a collection expression convert to it.</summary>
/// <example><code>
/// EmbeddingInput one = "A text";
/// EmbeddingInput several = ["A text", "Another"];
/// EmbeddingInput picture = [EmbeddingContent.Of(EmbeddingPart.FromText("A cat"), EmbeddingPart.FromImage(bytes, "image/png"))];
/// </code></example>
[JsonUnion]
public readonly partial struct EmbeddingInput
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The items, where it is a list: each gets a vector, but for numbers, which together are the tokens of one text.</summary>
    public partial IReadOnlyList<EmbeddingItem>? Items { get; }

    /// <summary>Several texts.</summary>
    /// <param name="texts">The texts.</param>
    public static EmbeddingInput FromTexts(params IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new EmbeddingInput([.. texts.Select(static text => new EmbeddingItem(text))]);
    }

    /// <summary>One text as the model's own tokens.</summary>
    /// <param name="tokens">The tokens.</param>
    public static EmbeddingInput FromTokens(params IEnumerable<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return new EmbeddingInput([.. tokens.Select(static token => new EmbeddingItem(token))]);
    }

    /// <summary>Several texts as the model's own tokens.</summary>
    /// <param name="texts">The tokens of each text.</param>
    public static EmbeddingInput FromTokens(IEnumerable<int[]> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new EmbeddingInput([.. texts.Select(static tokens => new EmbeddingItem(tokens))]);
    }

    /// <summary>Several texts.</summary>
    /// <param name="texts">The texts.</param>
    public static implicit operator EmbeddingInput(string[] texts) => FromTexts(texts);
}
