using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace OpenRouter.Aot;

/// <summary>Summarises an answer that is in memory as a whole: JSON, a stream of events, or bytes such as audio.</summary>
internal static class WholeAnswerReader
{
    /// <summary>Adds a whole body to what the headers told.</summary>
    public static AnswerSummary Read(AnswerSummary start, string? contentType, ReadOnlyMemory<byte> body)
    {
        // A failure's body is searched for an error, whatever it is called.
        if (start.Status is < 200 or >= 300)
            return AnswerSummaryReader.Read(start, body);
        if (IsEventStream(contentType, body.Span))
            return ReadStream(start, body);
        if (Is(contentType, "text/html"))
            return start with { IsForeign = true, IsPage = true };
        bool isJson = contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) ?? Utf8.IsValid(body.Span);
        if (isJson || (start.MustHaveContent && (contentType is null || Is(contentType, "text/"))))
            return AnswerSummaryReader.Read(start, body);
        return body.IsEmpty ? AnswerSummaryReader.Unreadable(start, default) : start with { HasContent = true };
    }

    private static bool IsEventStream(string? contentType, ReadOnlySpan<byte> body)
    {
        if (contentType is not null)
            return Is(contentType, "text/event-stream");
        ReadOnlySpan<byte> text = body.TrimStart(" \t\r\n"u8);
        return text.StartsWith("data:"u8) || text.StartsWith("event:"u8) || text.StartsWith(":"u8);
    }

    private static bool Is(string? contentType, string type) => contentType?.StartsWith(type, StringComparison.OrdinalIgnoreCase) == true;

    private static AnswerSummary ReadStream(AnswerSummary summary, ReadOnlyMemory<byte> body)
    {
        using var stream = new MemoryStream(
            MemoryMarshal.TryGetArray(body, out ArraySegment<byte> bytes) ? bytes.Array! : body.ToArray(), bytes.Offset, body.Length, writable: false);
        using var events = new ServerSentEventReader(stream, int.MaxValue / 2);
        // Only inference answers in events.
        summary = summary with { MustHaveContent = true };
        bool isDone = false;
        while (true)
        {
            // A stream in memory never waits, so the task is complete.
            ServerSentEventStep step = events.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            if (step != ServerSentEventStep.Event)
                break;
            ReadOnlyMemory<byte> data = events.Data.Trim(" \t\r\n"u8);
            if (data.IsEmpty)
                continue;
            if (data.Span.SequenceEqual("[DONE]"u8))
            {
                isDone = true;
                continue;
            }

            try
            {
                JsonFields root = AnswerSummaryReader.Fields(data.Span);
                summary = AnswerSummaryReader.Add(summary, root);
                isDone |= root["type"u8].Text == "message_stop";
            }
            catch (JsonException)
            {
                return summary with { Fault = TransportFault.Malformed };
            }
        }

        bool isWhole = isDone || summary.FinishReason is not null || summary.Error is not null;
        return isWhole ? summary : summary with { Fault = TransportFault.Malformed };
    }
}
