namespace OpenRouter.Aot;

/// <summary>Reads a chat's whole answer.</summary>
internal sealed class ChatBodyReader : ModelBodyReader<ChatCompletion>
{
    public static ChatBodyReader Instance { get; } = new();

    public override void SetInfo(ChatCompletion value, AnswerInfo info) => value.Info = info;

    protected override ChatCompletion Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<ChatCompletion>(json, scratch);

    protected override AnswerSummary Summarize(AnswerSummary summary, ChatCompletion answer, ReadOnlyMemory<byte> body) => summary.With(answer);
}
