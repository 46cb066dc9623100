namespace OpenRouter.Aot.Messages;

/// <summary>Reads a whole message.</summary>
internal sealed class MessageBodyReader : ModelBodyReader<MessageAnswer>
{
    public static MessageBodyReader Instance { get; } = new();

    public override void SetInfo(MessageAnswer value, AnswerInfo info) => value.Info = info;

    protected override MessageAnswer Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<MessageAnswer>(json, scratch);

    // What is no message has many shapes: there the bytes tell more.
    protected override AnswerSummary Summarize(AnswerSummary summary, MessageAnswer answer, ReadOnlyMemory<byte> body) =>
        answer is { Error: null, Type: "message" } ? summary.With(answer) : AnswerSummaryReader.Read(summary, body);
}
