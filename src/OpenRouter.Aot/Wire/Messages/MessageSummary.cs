namespace OpenRouter.Aot.Messages;

/// <summary>What a verdict needs to know of a message, from the answer as it was read. Errors are read from the bytes: they have many shapes.</summary>
internal static class MessageSummary
{
    /// <summary>Adds a message, whole or as it begins.</summary>
    public static AnswerSummary With(this AnswerSummary summary, MessageAnswer answer) => summary.With(answer.Usage) with
    {
        GenerationId = summary.GenerationId ?? answer.Id,
        Model = answer.Model is { Length: > 0 } model ? model : summary.Model,
        Provider = answer.Provider ?? summary.Provider,
        FinishReason = summary.FinishReason ?? Value(answer.StopReason),
        HasContent = summary.HasContent || answer.Content is { Count: > 0 },
    };

    /// <summary>Adds one event of a stream.</summary>
    public static AnswerSummary With(this AnswerSummary summary, MessageEvent next, out bool hasContent)
    {
        hasContent = HasContent(next.Delta) || HasContent(next.ContentBlock) || next.Message?.Content is { Count: > 0 };
        if (next.Message is { } answer)
            summary = summary.With(answer);
        return summary.With(next.Usage) with
        {
            FinishReason = summary.FinishReason ?? Value(next.Delta?.StopReason),
            HasContent = summary.HasContent || hasContent,
        };
    }

    private static AnswerSummary With(this AnswerSummary summary, MessageUsage? usage) => summary with
    {
        PromptTokens = usage?.InputTokens ?? summary.PromptTokens,
        CompletionTokens = usage?.OutputTokens ?? summary.CompletionTokens,
        Cost = usage?.Cost ?? summary.Cost,
    };

    private static bool HasContent(MessageDelta? delta) => delta is not null && (delta.Text is { Length: > 0 } || delta.Thinking is { Length: > 0 }
        || delta.PartialJson is { Length: > 0 } || delta.Content is { Length: > 0 } || delta.EncryptedContent is { Length: > 0 } || delta.Citation is not null);

    // A text or thinking that begins is nothing yet; anything else is a call, a result, or reasoning that comes at once.
    private static bool HasContent(MessageBlock? block) => block?.Type is { } type
        && (type == MessageBlockType.Text ? block.Text is { Length: > 0 } : type == MessageBlockType.Thinking ? block.Thinking is { Length: > 0 } : true);

    private static string? Value(MessageStopReason? reason) => reason is { Value.Length: > 0 } told ? told.Value : null;
}
