using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads answers that are one JSON object.</summary>
/// <typeparam name="T">What the object is read as.</typeparam>
internal abstract class ModelBodyReader<T> : BodyReader<T>
    where T : class
{
    protected sealed override T? Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
    {
        try
        {
            T answer = Parse(body.Span, JsonScratch.OfThread(limits));
            summary = Summarize(summary, answer, body);
            return answer;
        }
        catch (JsonTooLargeException)
        {
            summary = summary with { Fault = TransportFault.TooLarge };
            return null;
        }
        catch (JsonException)
        {
            summary = AnswerSummaryReader.Unreadable(summary, body.Span);
            return null;
        }
    }

    /// <summary>Reads the object.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    protected abstract T Parse(ReadOnlySpan<byte> json, JsonScratch scratch);

    /// <summary>Adds to the summary what the answer holds.</summary>
    /// <param name="summary">What is known of the answer.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="body">The answer as it came.</param>
    protected abstract AnswerSummary Summarize(AnswerSummary summary, T answer, ReadOnlyMemory<byte> body);
}
