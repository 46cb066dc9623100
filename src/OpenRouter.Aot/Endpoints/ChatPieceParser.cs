using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// Reads the events of a streamed chat without making an object for them: text and reasoning as bytes, and for the summary what ends the stream. Events
/// that bring nothing a caller can use are not delivered. Not safe for use by several threads.
/// </summary>
internal sealed class ChatPieceParser : EventParser<ChatPiece>
{
    private readonly ChatPiece piece = new();
    private readonly ChatEventShape shape = new();
    private JsonScratch? scratch;
    private byte[] kept = [];
    private int keptLength;
    private Seen textOnly;

    public override ChatPiece? Parse(ReadOnlyMemory<byte> data, ref AnswerSummary summary, out EventKind kind)
    {
        kind = EventKind.Preamble;
        ReadOnlyMemory<byte> text = data.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return null;
        if (text.Span.SequenceEqual("[DONE]"u8))
        {
            kind = EventKind.Done;
            return null;
        }

        piece.Begin(text);
        shape.Forget();
        textOnly = default;
        try
        {
            var reader = new JsonReader(text.Span, scratch ??= new JsonScratch(Limits, new JsonStrings()));
            if (!reader.TryBeginObject())
                JsonErrors.Unexpected(text.Span, reader.Position, "an object");
            bool isFinish = false;
            while (reader.NextMember(out ReadOnlySpan<byte> name))
                ReadMember(name, ref reader, ref summary, ref isFinish);
            reader.End();
            if (textOnly is { Texts: 1, Others: 0 } && !isFinish && summary.Error is null && piece.HasContent)
                shape.Learn(text.Span, textOnly.Place);
            kind = piece.HasContent ? EventKind.Content : isFinish ? EventKind.Finish : EventKind.Preamble;
            if (piece.HasContent && !summary.HasContent)
                summary = summary with { HasContent = true };
            return piece.HasContent ? piece : null;
        }
        catch (JsonTooLargeException)
        {
            summary = summary with { Fault = TransportFault.TooLarge };
            return null;
        }
        catch (JsonException)
        {
            summary = summary with { Fault = TransportFault.Malformed };
            return null;
        }
    }

    public override bool TryReadAlike(ReadOnlyMemory<byte> ahead, [NotNullWhen(true)] out ChatPiece? item, out int length)
    {
        item = null;
        if (!shape.TryFind(ahead.Span, out Range text, out length))
            return false;
        ReadOnlyMemory<byte> data = ahead[ServerSentEventReader.Prefix.Length..(length - ServerSentEventReader.Suffix.Length)];
        piece.BeginText(data, ahead.Span[text]);
        item = piece;
        return true;
    }

    public override void Keep(ChatPiece item)
    {
        ReadOnlySpan<byte> text = item.Text;
        if (kept.Length - keptLength < text.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(4096, keptLength + text.Length));
            kept.AsSpan(0, keptLength).CopyTo(larger);
            Return();
            kept = larger;
        }

        text.CopyTo(kept.AsSpan(keptLength));
        keptLength += text.Length;
    }

    public override void Release()
    {
        Return();
        kept = [];
        keptLength = 0;
    }

    public override ChatCompletion ToCompletion(in AnswerSummary summary) => new()
    {
        Id = summary.GenerationId,
        Object = ObjectKind.ChatCompletion,
        Model = summary.Model,
        Provider = summary.Provider,
        Choices = [new ChatChoice { Index = 0, Message = ChatTurn.Assistant(Encoding.UTF8.GetString(kept.AsSpan(0, keptLength))) }],
    };

    public override StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info)
    {
        ChatCompletion partial = ToCompletion(summary);
        partial.Info = info;
        return new StreamInterruptedException(verdict, summary, info, partial.Text, partial);
    }

    private void Return()
    {
        if (kept.Length > 0)
            ArrayPool<byte>.Shared.Return(kept);
    }

    // What the head of every chunk repeats is read from the first.
    private void ReadMember(ReadOnlySpan<byte> name, ref JsonReader reader, ref AnswerSummary summary, ref bool isFinish)
    {
        switch (name.Length)
        {
            case 2 when summary.GenerationId is null && name.SequenceEqual("id"u8):
                reader.Read(out string? id);
                summary = summary with { GenerationId = id };
                return;
            case 5 when name.SequenceEqual("model"u8):
                // A later chunk may name another model, and an error names none.
                if (reader.ReadRepeated(out string? model) && model is { Length: > 0 } && !ReferenceEquals(model, summary.Model))
                    summary = summary with { Model = model };
                return;
            case 5 when name.SequenceEqual("usage"u8):
                ReadUsage(ref reader, ref summary, ref isFinish);
                return;
            case 5 when name.SequenceEqual("error"u8):
                ReadError(ref reader, ref summary);
                return;
            case 7 when name.SequenceEqual("choices"u8):
                ReadChoices(ref reader, ref summary, ref isFinish);
                return;
            case 8 when summary.Provider is null && name.SequenceEqual("provider"u8):
                reader.Read(out string? provider);
                summary = summary with { Provider = provider };
                return;
            default:
                reader.Skip();
                return;
        }
    }

    private static void ReadUsage(ref JsonReader reader, ref AnswerSummary summary, ref bool isFinish)
    {
        if (!ChatUsage.Read(ref reader, out ChatUsage? usage))
            reader.Skip();
        if (usage is null)
            return;
        isFinish = true;
        summary = summary with
        {
            PromptTokens = usage.PromptTokens ?? summary.PromptTokens,
            CompletionTokens = usage.CompletionTokens ?? summary.CompletionTokens,
            CachedTokens = usage.PromptTokensDetails?.CachedTokens ?? summary.CachedTokens,
            ReasoningTokens = usage.CompletionTokensDetails?.ReasoningTokens ?? summary.ReasoningTokens,
            Cost = usage.Cost ?? summary.Cost,
        };
    }

    private static void ReadError(ref JsonReader reader, ref AnswerSummary summary)
    {
        ApiError.Read(ref reader, out ApiError? error);
        if (error is not null)
            summary = summary.WithError(error);
    }

    private void ReadChoices(ref JsonReader reader, ref AnswerSummary summary, ref bool isFinish)
    {
        if (!reader.TryBeginArray())
        {
            reader.Skip();
            return;
        }

        while (reader.NextItem())
        {
            if (!reader.TryBeginObject())
            {
                reader.Skip();
                continue;
            }

            while (reader.NextMember(out ReadOnlySpan<byte> name))
            {
                if (name.SequenceEqual("delta"u8))
                    ReadDelta(ref reader);
                else if (name.SequenceEqual("error"u8))
                    ReadError(ref reader, ref summary);
                else if (name.SequenceEqual("finish_reason"u8) && FinishReason.Read(ref reader, out string? reason))
                    Finish(reason, ref summary, ref isFinish);
                else
                    reader.Skip();
            }
        }
    }

    private static void Finish(string? reason, ref AnswerSummary summary, ref bool isFinish)
    {
        isFinish |= reason is not null;
        // Some providers send an empty reason before the true one.
        if (reason is { Length: > 0 } && summary.FinishReason is null)
            summary = summary with { FinishReason = reason };
    }

    // What an event brought, so far as it decides whether the next may be taken for alike.
    private struct Seen
    {
        public int Texts;
        public int Others;
        public Range Place;
    }

    private void ReadDelta(ref JsonReader reader)
    {
        if (!reader.TryBeginObject())
        {
            reader.Skip();
            return;
        }

        while (reader.NextMember(out ReadOnlySpan<byte> name))
        {
            if (name.SequenceEqual("content"u8) && piece.TryReadText(ref reader, out int length))
            {
                // The reader stands behind the closing quote.
                textOnly.Texts++;
                textOnly.Place = (reader.Position - 1 - length)..(reader.Position - 1);
                continue;
            }

            if (name.SequenceEqual("reasoning"u8) && piece.TryReadReasoning(ref reader))
            {
                textOnly.Others++;
                continue;
            }

            SkipOther(name, ref reader);
        }
    }

    /// <summary>Reads over a member of a delta, and notes whether it is one that a caller can use.</summary>
    private void SkipOther(ReadOnlySpan<byte> name, ref JsonReader reader)
    {
        ReadOnlySpan<byte> value = reader.ReadRaw();
        bool isContent = name.SequenceEqual("content"u8) || name.SequenceEqual("tool_calls"u8) || name.SequenceEqual("images"u8)
            || name.SequenceEqual("reasoning_details"u8) || name.SequenceEqual("refusal"u8);
        if ((isContent && value is [(byte)'[' or (byte)'"', not ((byte)']' or (byte)'"'), ..]) || (name.SequenceEqual("audio"u8) && value is [(byte)'{', ..]))
        {
            piece.HasContent = true;
            textOnly.Others++;
        }
    }
}
