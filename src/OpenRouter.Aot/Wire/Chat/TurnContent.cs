namespace OpenRouter.Aot;

/// <summary>The content of a turn: a text, or parts. A string converts to it.</summary>
[JsonUnion]
public readonly partial struct TurnContent
{
    /// <summary>The text, where it is one text.</summary>
    public partial string? Plain { get; }

    /// <summary>The parts, where it is parts.</summary>
    public partial IReadOnlyList<ContentPart>? Parts { get; }

    /// <summary>Content in parts: text, images, audio, files.</summary>
    /// <param name="parts">The parts in order.</param>
    public TurnContent(params ReadOnlySpan<ContentPart> parts)
        : this((IReadOnlyList<ContentPart>)parts.ToArray())
    {
    }

    /// <summary>The text; of content in parts, that of its text parts together; of whatever else came, its JSON.</summary>
    public string Text => Plain ?? (Parts is { } parts ? TextOf(parts) : Raw?.ToString() ?? "");

    /// <summary>Whether there is anything in it.</summary>
    internal bool IsEmpty => Plain is { } text ? text.Length == 0 : Parts is { } parts ? parts.Count == 0 : Raw is null;

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private static string TextOf(IReadOnlyList<ContentPart> parts)
    {
        if (parts is [var only])
            return only.Text ?? "";
        var text = new System.Text.StringBuilder();
        foreach (ContentPart part in parts)
            text.Append(part.Text);
        return text.ToString();
    }
}
