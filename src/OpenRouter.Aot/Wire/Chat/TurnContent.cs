using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>The content of a turn: a text, or parts. A string converts to it.</summary>
[JsonConverter(typeof(TurnContentConverter))]
public sealed class TurnContent
{
    /// <summary>Content that is one text.</summary>
    /// <param name="text">The text.</param>
    public TurnContent(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>Content in parts: text, images, audio, files.</summary>
    /// <param name="parts">The parts in order.</param>
    public TurnContent(params IEnumerable<ContentPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Parts = [.. parts];
        Text = string.Concat(Parts.Select(part => part.Text));
    }

    /// <summary>The text; of content in parts, that of its text parts together.</summary>
    public string Text { get; }

    /// <summary>The parts, or null where the content is one text.</summary>
    public IReadOnlyList<ContentPart>? Parts { get; }

    /// <summary>Content that is one text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator TurnContent(string text) => FromString(text);

    /// <summary>Content that is one text.</summary>
    /// <param name="text">The text.</param>
    public static TurnContent FromString(string text) => new(text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
