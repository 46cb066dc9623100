using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads the events of a streamed chat. Not safe for use by several threads.</summary>
/// <param name="whole">Puts together what was delivered.</param>
internal sealed class ChatEventParser(ChatAccumulator whole) : EventParser<ChatChunk>
{
    private readonly JsonScratch scratch = new(JsonLimits.Default, new JsonStrings());

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
            ChatChunk chunk = OpenRouterJson.Parse<ChatChunk>(text, scratch);
            summary = summary.With(chunk, out bool hasContent);
            bool isFinish = chunk.Usage is not null || chunk.Choices?.Any(choice => choice is { FinishReason: not null }) == true;
            kind = hasContent ? EventKind.Content : isFinish ? EventKind.Finish : EventKind.Preamble;
            return chunk;
        }
        catch (JsonException)
        {
            summary = summary with { Fault = TransportFault.Malformed };
            return null;
        }
    }

    public override void Keep(ChatChunk item) => whole.Add(item);

    public override StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info)
    {
        ChatCompletion partial = whole.ToCompletion();
        partial.Info = info;
        return new StreamInterruptedException(verdict, summary, info, partial.Text, partial);
    }
}
