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
            ChatCompletion? completion = JsonSerializer.Deserialize(body.Span, ChatJson.Default.ChatCompletion);
            summary = completion is null ? summary with { IsForeign = true } : summary.With(completion);
            return completion;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            summary = AnswerSummaryReader.Unreadable(summary, body.Span);
            return null;
        }
    }
}
