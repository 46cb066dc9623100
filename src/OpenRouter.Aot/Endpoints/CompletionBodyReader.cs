using OpenRouter.Aot.Completions;

namespace OpenRouter.Aot;

/// <summary>Reads an answer of a completion.</summary>
internal sealed class CompletionBodyReader : ModelBodyReader<CompletionAnswer>
{
    public override void SetInfo(CompletionAnswer value, AnswerInfo info) => value.Info = info;

    protected override CompletionAnswer Parse(ReadOnlySpan<byte> json, JsonScratch scratch) => OpenRouterJson.Parse<CompletionAnswer>(json, scratch);

    protected override AnswerSummary Summarize(AnswerSummary summary, CompletionAnswer answer, ReadOnlyMemory<byte> body)
    {
        ApiError? error = answer.Error;
        foreach (CompletionChoice choice in answer.Choices ?? [])
        {
            error ??= choice.Error;
            summary = summary with
            {
                // Some providers send an empty reason before the true one.
                FinishReason = summary.FinishReason ?? (choice.FinishReason is { Value.Length: > 0 } reason ? reason.Value : null),
                HasContent = summary.HasContent || choice is { Text.Length: > 0 } or { Reasoning.Length: > 0 },
            };
        }

        return summary.WithHead(answer.Id, answer.Model, answer.Provider).WithError(error) with
        {
            PromptTokens = answer.Usage?.PromptTokens,
            CompletionTokens = answer.Usage?.CompletionTokens,
            Cost = answer.Usage?.Cost,
        };
    }
}
