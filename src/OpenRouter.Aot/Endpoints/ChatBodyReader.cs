using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads a chat's whole answer.</summary>
internal sealed class ChatBodyReader : BodyReader<ChatCompletion>
{
    public static ChatBodyReader Instance { get; } = new();

    protected override ChatCompletion? Parse(in AnswerHeaders headers, ReadOnlyMemory<byte> body, ref AnswerSummary summary)
    {
        try
        {
            ChatCompletion completion = OpenRouterJson.Parse<ChatCompletion>(body.Span);
            summary = summary.With(completion);
            return completion;
        }
        catch (JsonException)
        {
            summary = AnswerSummaryReader.Unreadable(summary, body.Span);
            return null;
        }
    }
}
