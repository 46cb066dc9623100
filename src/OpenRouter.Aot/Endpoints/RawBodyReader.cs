namespace OpenRouter.Aot;

/// <summary>Keeps an answer's bytes, and looks into them only as far as a verdict needs.</summary>
internal sealed class RawBodyReader : BodyReader<RawAnswer>
{
    public static RawBodyReader Instance { get; } = new();

    public override void SetInfo(RawAnswer value, AnswerInfo info) => value.Info = info;

    protected override RawAnswer? Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
    {
        summary = WholeAnswerReader.Read(summary, contentType, body);
        return new RawAnswer(summary.Status, contentType, body.ToArray())
        {
            FinishReason = summary.FinishReason,
            PromptTokens = summary.PromptTokens,
            CompletionTokens = summary.CompletionTokens,
        };
    }
}
