namespace OpenRouter.Aot;

/// <summary>Reads the events of a streamed chat. Not safe for use by several threads.</summary>
/// <param name="whole">Puts together what was delivered.</param>
internal sealed class ChatEventParser(ChatAccumulator whole) : ModelEventParser<ChatChunk>
{
    protected override EventKind Summarize(ChatChunk next, ReadOnlySpan<byte> data, ref AnswerSummary summary)
    {
        summary = summary.With(next, out bool hasContent);
        bool isFinish = next.Usage is not null || next.Choices?.Any(choice => choice is { FinishReason: not null }) == true;
        return hasContent ? EventKind.Content : isFinish ? EventKind.Finish : EventKind.Preamble;
    }

    public override void Keep(ChatChunk item) => whole.Add(item);

    public override StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info)
    {
        ChatCompletion partial = whole.ToCompletion();
        partial.Info = info;
        return new StreamInterruptedException(verdict, summary, info, partial.Text, partial);
    }
}
