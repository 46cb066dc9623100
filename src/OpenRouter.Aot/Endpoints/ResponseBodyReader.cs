namespace OpenRouter.Aot.Responses;

/// <summary>Reads a whole response.</summary>
internal sealed class ResponseBodyReader : ModelBodyReader<ResponseAnswer>
{
    public static ResponseBodyReader Instance { get; } = new();

    public override void SetInfo(ResponseAnswer value, AnswerInfo info) => value.Info = info;

    protected override ResponseAnswer Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<ResponseAnswer>(json, scratch);

    // What is no response, or one that failed, has many shapes: there the bytes tell more.
    protected override AnswerSummary Summarize(AnswerSummary summary, ResponseAnswer answer, ReadOnlyMemory<byte> body) =>
        answer is { Error: null, Object: not null } ? summary.With(answer) : AnswerSummaryReader.Read(summary, body);
}
