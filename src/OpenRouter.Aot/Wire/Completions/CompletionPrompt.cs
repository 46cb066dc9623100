namespace OpenRouter.Aot.Completions;

/// <summary>What a completion goes on with: a text, or several. A string converts to it.</summary>
[JsonUnion]
public readonly partial struct CompletionPrompt
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Text { get; }

    /// <summary>The texts, where they are several; each is answered by itself. Few providers take them.</summary>
    public partial IReadOnlyList<string>? Texts { get; }
}
