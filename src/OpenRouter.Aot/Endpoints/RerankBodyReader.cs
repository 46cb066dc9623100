using OpenRouter.Aot.Rerank;

namespace OpenRouter.Aot;

/// <summary>Reads an answer of a reranking.</summary>
internal sealed class RerankBodyReader : ModelBodyReader<RerankAnswer>
{
    public override void SetInfo(RerankAnswer value, AnswerInfo info) => value.Info = info;

    protected override RerankAnswer Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<RerankAnswer>(json, scratch);

    protected override AnswerSummary Summarize(AnswerSummary summary, RerankAnswer answer, ReadOnlyMemory<byte> body) =>
        summary.WithHead(answer.Id, answer.Model, answer.Provider).WithError(answer.Error) with
        {
            HasContent = answer.Results is { Count: > 0 },
            PromptTokens = answer.Usage?.TotalTokens,
            Cost = answer.Usage?.Cost,
        };
}
