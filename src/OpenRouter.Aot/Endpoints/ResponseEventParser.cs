namespace OpenRouter.Aot.Responses;

/// <summary>Reads the events of a streamed response. Not safe for use by several threads.</summary>
/// <param name="whole">Puts together what was delivered.</param>
internal sealed class ResponseEventParser(ResponseAccumulator whole) : ModelEventParser<ResponseEvent>
{
    protected override ResponseEvent Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<ResponseEvent>(json, scratch);

    protected override EventKind Summarize(ResponseEvent next, ReadOnlySpan<byte> data, ref AnswerSummary summary)
    {
        if (ResponseSummary.IsError(next))
            summary = AnswerSummaryReader.Add(summary, AnswerSummaryReader.Fields(data));
        summary = summary.With(next, out bool hasContent);
        bool isFinish = next.Type == ResponseEventType.Completed || next.Type == ResponseEventType.Incomplete;
        return hasContent ? EventKind.Content : isFinish ? EventKind.Finish : EventKind.Preamble;
    }

    public override void Keep(ResponseEvent item) => whole.Add(item);

    public override StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info)
    {
        ResponseAnswer partial = whole.ToAnswer();
        partial.Info = info;
        return new StreamInterruptedException(verdict, summary, info, partial.Text, partial);
    }
}
