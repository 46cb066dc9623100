namespace OpenRouter.Aot;

/// <summary>Texts that end the answer: one, or up to four.</summary>
[JsonUnion]
public readonly partial struct StopSequences
{
    /// <summary>The text, where it is one.</summary>
    public partial string? One { get; }

    /// <summary>The texts, where they are several.</summary>
    public partial IReadOnlyList<string>? Several { get; }
}
