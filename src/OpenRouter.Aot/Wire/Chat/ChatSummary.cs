namespace OpenRouter.Aot;

/// <summary>What a verdict needs to know of a chat's answer, from the answer as it was read.</summary>
internal static class ChatSummary
{
    /// <summary>Adds a whole answer.</summary>
    public static AnswerSummary With(this AnswerSummary summary, ChatCompletion answer)
    {
        summary = summary.WithHead(answer.Id, answer.Model, answer.Provider, answer.Usage);
        ApiError? error = answer.Error;
        foreach (ChatChoice choice in answer.Choices ?? [])
        {
            error ??= choice.Error;
            summary = summary with
            {
                FinishReason = summary.FinishReason ?? Value(choice.FinishReason),
                HasContent = summary.HasContent || choice.Message is { HasContent: true },
            };
        }

        return error is null ? summary : summary.WithError(error);
    }

    /// <summary>Adds one event of a stream.</summary>
    public static AnswerSummary With(this AnswerSummary summary, ChatChunk chunk, out bool hasContent)
    {
        summary = summary.WithHead(chunk.Id, chunk.Model, chunk.Provider, chunk.Usage);
        hasContent = false;
        ApiError? error = chunk.Error;
        foreach (ChatChunkChoice choice in chunk.Choices ?? [])
        {
            error ??= choice.Error;
            hasContent |= choice.Delta is { HasContent: true };
            summary = summary with { FinishReason = summary.FinishReason ?? Value(choice.FinishReason) };
        }

        summary = summary with { HasContent = summary.HasContent || hasContent };
        return error is null ? summary : summary.WithError(error);
    }

    // Some providers send an empty reason before the true one.
    private static string? Value(FinishReason? reason) => reason is { Value.Length: > 0 } told ? told.Value : null;

    private static AnswerSummary WithHead(this AnswerSummary summary, string? id, string? model, string? provider, ChatUsage? usage) => summary with
    {
        GenerationId = summary.GenerationId ?? id,
        Model = model is { Length: > 0 } ? model : summary.Model,
        Provider = provider ?? summary.Provider,
        PromptTokens = usage?.PromptTokens ?? summary.PromptTokens,
        CompletionTokens = usage?.CompletionTokens ?? summary.CompletionTokens,
        CachedTokens = usage?.PromptTokensDetails?.CachedTokens ?? summary.CachedTokens,
        ReasoningTokens = usage?.CompletionTokensDetails?.ReasoningTokens ?? summary.ReasoningTokens,
        Cost = usage?.Cost ?? summary.Cost,
    };
}
