using OpenRouter.Aot.Embeddings;

namespace OpenRouter.Aot;

/// <summary>Reads an answer of embeddings.</summary>
internal sealed class EmbeddingsBodyReader : JsonBodyReader<EmbeddingsAnswer>
{
    protected override AnswerSummary Summarize(AnswerSummary summary, EmbeddingsAnswer answer) =>
        WithHead(summary, answer.Id, answer.Model, answer.Provider, answer.Error) with
        {
            HasContent = answer.Data is { Count: > 0 },
            PromptTokens = answer.Usage?.PromptTokens,
            Cost = answer.Usage?.Cost,
        };
}
