using System.Text;

namespace OpenRouter.Aot;

/// <summary>What is new in one event of a streamed chat, as bytes. One object serves the whole stream.</summary>
internal sealed class ChatPiece
{
    private PooledText text;
    private PooledText reasoning;

    /// <summary>The new text of the first choice.</summary>
    public ReadOnlySpan<byte> Text => text.Bytes;

    /// <summary>The new reasoning of the first choice.</summary>
    public ReadOnlySpan<byte> Reasoning => reasoning.Bytes;

    /// <summary>The event as it came; it lives until the next is read.</summary>
    public ReadOnlyMemory<byte> Event { get; private set; }

    /// <summary>Whether the event brought anything that a caller can use.</summary>
    public bool HasContent { get; set; }

    /// <summary>Begins the next event.</summary>
    public void Begin(ReadOnlyMemory<byte> data)
    {
        text.Clear();
        reasoning.Clear();
        Event = data;
        HasContent = false;
    }

    /// <summary>Begins the next event, of which the text is known and is all that it brings.</summary>
    public void BeginText(ReadOnlyMemory<byte> data, ReadOnlySpan<byte> known)
    {
        text.Set(known);
        reasoning.Clear();
        Event = data;
        HasContent = true;
    }

    /// <summary>Reads the text that comes next; false, with nothing consumed, where none does.</summary>
    /// <param name="reader">The event.</param>
    /// <param name="length">How long it is as it is sent, escapes included.</param>
    public bool TryReadText(ref JsonReader reader, out int length) => TryRead(ref reader, ref text, out length);

    /// <summary>Reads the reasoning that comes next; false, with nothing consumed, where none does.</summary>
    public bool TryReadReasoning(ref JsonReader reader) => TryRead(ref reader, ref reasoning, out _);

    /// <summary>Takes an event that was read as a whole.</summary>
    public void Take(ChatChunk chunk)
    {
        Begin(OpenRouterJson.ToUtf8Bytes(chunk));
        text.Set(Encoding.UTF8.GetBytes(chunk.Text));
        reasoning.Set(Encoding.UTF8.GetBytes(chunk.Choices is [{ Delta.Reasoning: { } thought }, ..] ? thought : ""));
    }

    private bool TryRead(ref JsonReader reader, ref PooledText into, out int length)
    {
        length = 0;
        if (!reader.TryReadText(out ReadOnlySpan<byte> token, out bool isEscaped))
            return false;
        length = token.Length;
        if (isEscaped)
            into.SetEscaped(token);
        else
            into.Set(token);
        HasContent |= token.Length > 0;
        return true;
    }
}
