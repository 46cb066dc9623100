namespace OpenRouter.Aot;

/// <summary>
/// Keeps an answer's bytes, and looks into them only as far as a verdict needs: into JSON and events for errors, into other kinds not at all.
/// </summary>
internal sealed class RawBodyReader : BodyReader<RawAnswer>
{
    public static RawBodyReader Instance { get; } = new();

    protected override RawAnswer? Parse(in AnswerHeaders headers, ReadOnlyMemory<byte> body, ref AnswerSummary summary)
    {
        if (Is(headers, "text/html"))
            summary = summary with { IsForeign = true };
        else if (headers.ContentType is null || Is(headers, "application/json") || Is(headers, "text/event-stream"))
            summary = WholeAnswerReader.Read(summary, headers.ContentType, body);
        else
            summary = summary with { HasContent = true };
        return new RawAnswer(summary.Status, headers.ContentType, body.ToArray());
    }

    private static bool Is(in AnswerHeaders headers, string type) => headers.ContentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true;
}
