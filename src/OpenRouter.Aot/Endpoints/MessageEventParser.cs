namespace OpenRouter.Aot.Messages;

/// <summary>Reads the events of a streamed message. Not safe for use by several threads.</summary>
/// <param name="whole">Puts together what was delivered.</param>
internal sealed class MessageEventParser(MessageAccumulator whole) : ModelEventParser<MessageEvent>
{
    protected override MessageEvent Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<MessageEvent>(json, scratch);

    protected override EventKind Summarize(MessageEvent next, ReadOnlySpan<byte> data, ref AnswerSummary summary)
    {
        if (next.Error is not null || next.Type is null || next.Type == MessageEventType.Error)
            summary = AnswerSummaryReader.Add(summary, AnswerSummaryReader.Fields(data));
        summary = summary.With(next, out bool hasContent);
        return next.Type == MessageEventType.MessageStop ? EventKind.Done
            : hasContent ? EventKind.Content
            : next.Type == MessageEventType.MessageDelta ? EventKind.Finish
            : EventKind.Preamble;
    }

    public override void Keep(MessageEvent item) => whole.Add(item);

    public override StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info)
    {
        MessageAnswer partial = whole.ToAnswer();
        partial.Info = info;
        return new StreamInterruptedException(verdict, summary, info, partial.Text, partial);
    }
}
