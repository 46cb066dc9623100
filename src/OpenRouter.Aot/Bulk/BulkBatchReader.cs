using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>Makes the result of a request from what a batch tells of it.</summary>
internal static class BulkBatchReader
{
    /// <summary>The result; or, where the batch has no good answer, why.</summary>
    /// <param name="line">The request.</param>
    /// <param name="told">What the batch tells.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="now">The time.</param>
    public static (BulkResult? Result, string? Reason) Read(BulkLine line, BatchResult told, Batch batch, DateTimeOffset now)
    {
        if (told.Error is { } error)
            return (null, Shorten(error.Message));
        if (told.Response is not { StatusCode: { } status, Body: { } body })
            return (null, "no answer");
        byte[] bytes = body.ToBytes();
        var start = new AnswerSummary
        {
            Status = status,
            MustHaveContent = status is >= 200 and < 300 && EndpointPath.MustHaveContent(line.Request.Path),
            Model = batch.Model,
            Provider = batch.Provider,
        };
        // A failure may come as a 200, as it may to a request by itself.
        AnswerSummary summary = WholeAnswerReader.Read(start, "application/json", bytes);
        var verdict = Verdict.From(summary, now);
        if (!verdict.IsAccepted)
            return (null, verdict.Reason);
        TimeSpan duration = batch.CreatedAt is { } created and > 0 && now.ToUnixTimeSeconds() > created
            ? TimeSpan.FromSeconds(now.ToUnixTimeSeconds() - created)
            : TimeSpan.Zero;
        var info = new AnswerInfo
        {
            KeyAlias = batch.Info.KeyAlias,
            Account = batch.Info.Account,
            RequestedModel = batch.Model,
            Model = summary.Model,
            Provider = summary.Provider,
            GenerationId = summary.GenerationId ?? told.Response.RequestId,
            Status = status,
            Attempts = 1,
            ChosenAtTicks = (now - duration).UtcTicks,
            AttemptTicks = duration.Ticks,
            Duration = duration,
            Cost = summary.Cost,
        };
        var result = new BulkResult(line, bytes, info)
        {
            FinishReason = summary.FinishReason,
            PromptTokens = summary.PromptTokens,
            CompletionTokens = summary.CompletionTokens,
            IsSubstituted = ServedModel.IsSubstituted(batch.Model, summary.Model),
        };
        return (result, null);
    }

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
