namespace OpenRouter.Aot.Responses;

/// <summary>What a verdict needs to know of a response, from the answer as it was read. Errors are read from the bytes: they have many shapes.</summary>
internal static class ResponseSummary
{
    /// <summary>Adds a response, whole or as far as it has come.</summary>
    public static AnswerSummary With(this AnswerSummary summary, ResponseAnswer answer) => summary with
    {
        GenerationId = summary.GenerationId ?? answer.Id,
        Model = answer.Model is { Length: > 0 } model ? model : summary.Model,
        FinishReason = summary.FinishReason ?? End(answer),
        HasContent = summary.HasContent || answer.Output is { Count: > 0 },
        PromptTokens = answer.Usage?.InputTokens ?? summary.PromptTokens,
        CompletionTokens = answer.Usage?.OutputTokens ?? summary.CompletionTokens,
        CachedTokens = answer.Usage?.InputTokensDetails?.CachedTokens ?? summary.CachedTokens,
        ReasoningTokens = answer.Usage?.OutputTokensDetails?.ReasoningTokens ?? summary.ReasoningTokens,
        Cost = answer.Usage?.Cost ?? summary.Cost,
    };

    /// <summary>Adds one event of a stream.</summary>
    public static AnswerSummary With(this AnswerSummary summary, ResponseEvent next, out bool hasContent)
    {
        hasContent = HasContent(next);
        if (next.Response is { } answer)
        {
            summary = summary.With(answer);
            hasContent |= answer.Output is { Count: > 0 };
        }

        return summary with { HasContent = summary.HasContent || hasContent };
    }

    /// <summary>Whether an event says that the response failed. One of several models that are asked at once may fail without that.</summary>
    public static bool IsError(ResponseEvent next) => next.Response?.Error is not null || next.Type is null
        || next.Type == ResponseEventType.Error || next.Type == ResponseEventType.ResponseError || next.Type == ResponseEventType.Failed;

    private static bool HasContent(ResponseEvent next) => next.Delta is { Length: > 0 } || next.Text is { Length: > 0 }
        || next.Refusal is { Length: > 0 } || next.Arguments is { Length: > 0 } || next.PartialImageB64 is { Length: > 0 } || HasContent(next.Item);

    // A message begins empty. Anything else is a call: a tool that runs at the provider costs, and is not to be run again unasked.
    private static bool HasContent(ResponseItem? item) => item?.Type is { } type
        && (type != ResponseItemType.Message && type != ResponseItemType.Reasoning
            || item.EncryptedContent is { Length: > 0 } || item.Content is { Text.Length: > 0 }
            || HasContent(item.Content?.Parts) || HasContent(item.Summary));

    private static bool HasContent(IReadOnlyList<ResponsePart>? parts) =>
        parts?.Any(static part => part.Text is { Length: > 0 } || part.Refusal is { Length: > 0 }) == true;

    private static string? End(ResponseAnswer answer) => answer.Status?.Value switch
    {
        "completed" => "completed",
        "incomplete" => answer.IncompleteDetails?.Reason?.Value ?? "incomplete",
        "failed" => "error",
        _ => null,
    };
}
