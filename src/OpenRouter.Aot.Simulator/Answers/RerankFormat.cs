using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The answers of <c>/rerank</c>: a document is as relevant as it has words of the query.</summary>
internal sealed class RerankFormat : WholeFormat
{
    private static readonly char[] s_separators = [' ', '\t', '\n', '\r', '.', ',', ';', ':', '?', '!'];

    public override void WriteWhole(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, answer.Model.Id);
        json.WriteStartArray("results"u8);
        // An answer without a finish reason is the empty one.
        foreach ((int index, double score) in answer.FinishReason is null ? [] : Rank(answer.Request))
        {
            json.WriteStartObject();
            json.WriteNumber("index"u8, index);
            json.WriteNumber("relevance_score"u8, score);
            json.WriteStartObject("document"u8);
            json.WriteString("text"u8, answer.Request.Inputs[index]);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("usage"u8);
        json.WriteNumber("total_tokens"u8, answer.PromptTokens);
        json.WriteNumber("cost"u8, answer.Cost);
        json.WriteEndObject();
        json.WriteString("provider"u8, answer.Model.Provider);
        json.WriteString("id"u8, answer.Id);
        if (answer.ChoiceError is { } error) ErrorWriting.WriteError(json, error);
        json.WriteEndObject();
    }

    private static IEnumerable<(int Index, double Score)> Rank(InferenceRequest request)
    {
        HashSet<string> query = Words(request.UserText);
        return request.Inputs
            .Select((text, index) => (Index: index, Score: query.Count == 0 ? 0 : (double)Words(text).Count(query.Contains) / query.Count))
            .OrderByDescending(document => document.Score)
            .Take(request.TopN ?? int.MaxValue);
    }

    private static HashSet<string> Words(string text) =>
        text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
