using OpenRouter.Aot.Rerank;

namespace OpenRouter.Aot;

/// <summary>Reads an answer of a reranking.</summary>
internal sealed class RerankBodyReader : JsonBodyReader<RerankAnswer>
{
    protected override AnswerSummary Summarize(AnswerSummary summary, RerankAnswer answer) =>
        WithHead(summary, answer.Id, answer.Model, answer.Provider, answer.Error) with
        {
            HasContent = answer.Results is { Count: > 0 },
            PromptTokens = answer.Usage?.TotalTokens,
            Cost = answer.Usage?.Cost,
        };
}
