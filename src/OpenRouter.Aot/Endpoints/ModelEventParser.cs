using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads events that are one JSON object each. Not safe for use by several threads.</summary>
/// <typeparam name="TEvent">What an event is read as.</typeparam>
internal abstract class ModelEventParser<TEvent> : EventParser<TEvent>
    where TEvent : class
{
    private JsonScratch? scratch;

    public sealed override TEvent? Parse(ReadOnlyMemory<byte> data, ref AnswerSummary summary, out EventKind kind)
    {
        kind = EventKind.Preamble;
        ReadOnlySpan<byte> text = data.Span.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
            return null;
        if (text.SequenceEqual("[DONE]"u8))
        {
            kind = EventKind.Done;
            return null;
        }

        try
        {
            TEvent next = Parse(text, scratch ??= new JsonScratch(Limits, new JsonStrings()));
            kind = Summarize(next, text, ref summary);
            return next;
        }
        catch (JsonTooLargeException)
        {
            summary = summary with { Fault = TransportFault.TooLarge };
            return null;
        }
        catch (JsonException)
        {
            summary = summary with { Fault = TransportFault.Malformed };
            return null;
        }
    }

    /// <summary>Reads an event.</summary>
    /// <param name="json">The event.</param>
    /// <param name="scratch">That of the stream.</param>
    /// <exception cref="JsonException">It is no object.</exception>
    protected abstract TEvent Parse(ReadOnlySpan<byte> json, JsonScratch scratch);

    /// <summary>Adds to the summary what the event holds, and tells what it is.</summary>
    /// <param name="next">The event.</param>
    /// <param name="data">The event as it came.</param>
    /// <param name="summary">What is known of the stream.</param>
    protected abstract EventKind Summarize(TEvent next, ReadOnlySpan<byte> data, ref AnswerSummary summary);
}
