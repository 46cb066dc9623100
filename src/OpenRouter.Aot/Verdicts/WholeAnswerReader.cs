using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Summarises an answer that is in memory as a whole, streams included.</summary>
internal static class WholeAnswerReader
{
    /// <summary>Adds a whole body to what the headers told.</summary>
    public static AnswerSummary Read(AnswerSummary start, string? contentType, ReadOnlyMemory<byte> body)
    {
        bool isStream = start.Status is >= 200 and < 300 && IsEventStream(contentType, body.Span);
        return isStream ? ReadStream(start, body) : AnswerSummaryReader.Read(start, body);
    }

    private static bool IsEventStream(string? contentType, ReadOnlySpan<byte> body)
    {
        if (contentType is not null)
            return contentType.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);
        ReadOnlySpan<byte> text = body.TrimStart(" \t\r\n"u8);
        return text.StartsWith("data:"u8) || text.StartsWith("event:"u8) || text.StartsWith(":"u8);
    }

    private static AnswerSummary ReadStream(AnswerSummary summary, ReadOnlyMemory<byte> body)
    {
        using var stream = new MemoryStream(
            MemoryMarshal.TryGetArray(body, out ArraySegment<byte> bytes) ? bytes.Array! : body.ToArray(), bytes.Offset, body.Length, writable: false);
        using var events = new ServerSentEventReader(stream, int.MaxValue / 2);
        bool isDone = false;
        while (true)
        {
            // A stream in memory never waits, so the task is complete.
            ServerSentEventStep step = events.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            if (step != ServerSentEventStep.Event)
                break;
            if (events.Data.Span.SequenceEqual("[DONE]"u8))
            {
                isDone = true;
                continue;
            }

            try
            {
                using JsonDocument document = JsonDocument.Parse(events.Data);
                summary = AnswerSummaryReader.Add(summary, document.RootElement);
                isDone |= document.RootElement.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String
                    && (type.ValueEquals("message_stop"u8) || type.ValueEquals("response.completed"u8));
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return summary with { Fault = TransportFault.Malformed };
            }
        }

        bool isWhole = isDone || summary.FinishReason is not null || summary.Error is not null;
        return isWhole ? summary : summary with { Fault = TransportFault.Malformed };
    }
}
