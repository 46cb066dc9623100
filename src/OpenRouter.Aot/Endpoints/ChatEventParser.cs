using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads the events of a streamed chat.</summary>
internal sealed class ChatEventParser : EventParser<ChatChunk>
{
    public static ChatEventParser Instance { get; } = new();

    public override ChatChunk? Parse(ReadOnlyMemory<byte> data, ref AnswerSummary summary, out EventKind kind)
    {
        kind = EventKind.Preamble;
        ReadOnlySpan<byte> text = data.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return null;
        if (text.SequenceEqual("[DONE]"u8))
        {
            kind = EventKind.Done;
            return null;
        }

        try
        {
            ChatChunk? chunk = JsonSerializer.Deserialize(text, ChatJson.Default.ChatChunk);
            if (chunk is null)
                return null;
            summary = summary.With(chunk, out bool hasContent);
            kind = hasContent ? EventKind.Content : EventKind.Preamble;
            return chunk;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            summary = summary with { Fault = TransportFault.Malformed };
            return null;
        }
    }

    public override string TextOf(ChatChunk item) => item.Text;
}
