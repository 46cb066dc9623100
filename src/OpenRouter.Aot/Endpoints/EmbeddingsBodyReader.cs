using OpenRouter.Aot.Embeddings;

namespace OpenRouter.Aot;

/// <summary>Reads an answer of embeddings.</summary>
internal sealed class EmbeddingsBodyReader : ModelBodyReader<EmbeddingsAnswer>
{
    public override void SetInfo(EmbeddingsAnswer value, AnswerInfo info) => value.Info = info;

    protected override EmbeddingsAnswer Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<EmbeddingsAnswer>(json, scratch);

    protected override AnswerSummary Summarize(AnswerSummary summary, EmbeddingsAnswer answer, ReadOnlyMemory<byte> body) =>
        summary.WithHead(answer.Id, answer.Model, answer.Provider).WithError(answer.Error) with
        {
            HasContent = answer.Data is { Count: > 0 },
            PromptTokens = answer.Usage?.PromptTokens,
            Cost = answer.Usage?.Cost,
        };
}
