using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads a whole answer of an inference endpoint into its type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class JsonBodyReader<T> : BodyReader<T>
    where T : class, IJsonModel<T>
{
    protected sealed override T? Parse(in AnswerHeaders headers, ReadOnlyMemory<byte> body, ref AnswerSummary summary)
    {
        try
        {
            T answer = OpenRouterJson.Parse<T>(body.Span);
            summary = Summarize(summary, answer);
            return answer;
        }
        catch (JsonException)
        {
            summary = AnswerSummaryReader.Unreadable(summary, body.Span);
            return null;
        }
    }

    /// <summary>Adds to what the headers told what a verdict needs of the answer.</summary>
    protected abstract AnswerSummary Summarize(AnswerSummary summary, T answer);

    /// <summary>Adds what every answer begins with.</summary>
    protected static AnswerSummary WithHead(AnswerSummary summary, string? id, string? model, string? provider, ApiError? error)
    {
        summary = summary with
        {
            GenerationId = summary.GenerationId ?? id,
            Model = model is { Length: > 0 } ? model : summary.Model,
            Provider = provider ?? summary.Provider,
        };
        return error is null ? summary : summary.WithError(error);
    }
}
