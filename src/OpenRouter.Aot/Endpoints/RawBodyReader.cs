namespace OpenRouter.Aot;

/// <summary>Keeps an answer's bytes, and looks into them only as far as a verdict needs.</summary>
internal sealed class RawBodyReader : BodyReader<RawAnswer>
{
    public static RawBodyReader Instance { get; } = new();

    protected override RawAnswer? Parse(in AnswerHeaders headers, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
    {
        summary = WholeAnswerReader.Read(summary, headers.ContentType, body);
        return new RawAnswer(summary.Status, headers.ContentType, body.ToArray());
    }
}
