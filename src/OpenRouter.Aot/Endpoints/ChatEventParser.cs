namespace OpenRouter.Aot;

/// <summary>Reads the events of a streamed chat. Not safe for use by several threads.</summary>
/// <param name="whole">Puts together what was delivered.</param>
internal sealed class ChatEventParser(ChatAccumulator whole) : ModelEventParser<ChatChunk>
{
    protected override ChatChunk Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<ChatChunk>(json, scratch);

    protected override EventKind Summarize(ChatChunk next, ReadOnlySpan<byte> data, ref AnswerSummary summary)
    {
        summary = summary.With(next, out bool hasContent);
        return hasContent ? EventKind.Content : next.Usage is not null || IsFinished(next) ? EventKind.Finish : EventKind.Preamble;
    }

    private static bool IsFinished(ChatChunk chunk)
    {
        foreach (ChatChunkChoice? choice in chunk.Choices ?? [])
        {
            if (choice?.FinishReason is not null)
                return true;
        }

        return false;
    }

    public override void Keep(ChatChunk item) => whole.Add(item);

    public override ChatCompletion ToCompletion(in AnswerSummary summary) => whole.ToCompletion();

    public override StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info)
    {
        ChatCompletion partial = whole.ToCompletion();
        partial.Info = info;
        return new StreamInterruptedException(verdict, summary, info, partial.Text, partial);
    }
}
