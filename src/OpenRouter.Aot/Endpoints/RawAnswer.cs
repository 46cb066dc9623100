namespace OpenRouter.Aot;

/// <summary>An answer of any endpoint, as bytes.</summary>
public sealed class RawAnswer
{
    internal RawAnswer(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    /// <summary>The HTTP status, 200 to 299.</summary>
    public int Status { get; }

    /// <summary>What the body is.</summary>
    public string? ContentType { get; }

    /// <summary>The body as it was sent.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>How the answer came about.</summary>
    public AnswerInfo Info { get; internal set; } = new();

    /// <summary>Why the answer ended, as sent; null where it does not say.</summary>
    internal string? FinishReason { get; init; }

    /// <summary>Tokens of the request; null where the answer does not say.</summary>
    internal long? PromptTokens { get; init; }

    /// <summary>Tokens of the answer; null where it does not say.</summary>
    internal long? CompletionTokens { get; init; }
}
