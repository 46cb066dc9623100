using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// Answers the requests of a batch, all of them when it is submitted: what they cost and which faults they meet then depends on nothing that happens
/// until somebody asks for them.
/// </summary>
internal sealed class BatchPlayer(Ledger ledger, FaultPlan faults, int seed, TimeProvider time)
{
    private const int TokensBeforeFault = 3;

    private long _results;

    /// <summary>The kinds of faults that a request of a batch can meet.</summary>
    public static IReadOnlyList<FaultKind> Faults { get; } =
    [
        FaultKind.Credits, FaultKind.KeyLimit, FaultKind.TooDear, FaultKind.Moderation, FaultKind.NoEndpoints, FaultKind.InvalidModel,
        FaultKind.WrappedTransient, FaultKind.UpstreamThrottle, FaultKind.ServerError, FaultKind.ProviderUnavailable, FaultKind.Overloaded,
        FaultKind.ProviderOverloaded, FaultKind.Status, FaultKind.ErrorIn200, FaultKind.ErrorInChoice, FaultKind.Empty, FaultKind.Length,
    ];

    /// <summary>The kinds of faults that a batch as a whole can meet after it was taken on.</summary>
    public static IReadOnlyList<FaultKind> RunFaults { get; } =
        [FaultKind.ServerError, FaultKind.ProviderUnavailable, FaultKind.Overloaded, FaultKind.Status, FaultKind.Stall];

    public BatchOutcome Play(KeyState key, BatchSubmission submission)
    {
        var outcome = new BatchOutcome();
        FaultSubject subject = new(key.Source.Alias, key.Source.Account, submission.Runs.Id, submission.Endpoint, Stream: false);
        Fault? struck = faults.Try(FaultStage.Request, subject with { Place = InferenceEndpointNames.BatchRun });
        int answered = submission.Items.Count;
        if (struck?.Kind == FaultKind.Stall)
        {
            outcome.Status = "expired";
            answered /= 2;
        }
        else if (struck is not null)
        {
            var blank = new InferenceRequest { Endpoint = submission.Endpoint };
            outcome.Status = "failed";
            outcome.Error = FaultErrors.Of(struck, blank, submission.Runs, time.GetUtcNow(), faults.TimeOf(struck)).Message;
            outcome.Failed = answered;
            return outcome;
        }

        foreach (BatchItem item in submission.Items.Take(answered))
        {
            PlayItem(key, submission, item, subject with { Place = InferenceEndpointNames.Batch }, outcome);
        }

        return outcome;
    }

    private void PlayItem(KeyState key, BatchSubmission submission, BatchItem item, FaultSubject subject, BatchOutcome outcome)
    {
        ModelState model = submission.Runs;
        DateTimeOffset now = time.GetUtcNow();
        // Batches count on their own: the answers of ordinary requests have the seed itself.
        string id = GenerationIds.Next(~seed, Interlocked.Increment(ref _results), now);
        InferenceRequest request = InferenceRequestReader.Read(submission.Endpoint, item.Body, out ErrorAnswer? error);
        int contextLength = model.Source.ContextLength;
        if (request.PromptTokens > contextLength) error ??= ErrorAnswers.ContextLength(contextLength, request.PromptTokens);
        error ??= ledger.AdmitSpending(key, model);
        error ??= FindError(FaultStage.Request, subject, request, model, now) ?? FindError(FaultStage.Model, subject, request, model, now);
        var format = AnswerFormat.Of(submission.Endpoint);
        if (error is not null)
        {
            outcome.Failed++;
            outcome.Results.Add(BatchWriting.Refused(item.CustomId, id, format, error, key.Account.UserId));
            return;
        }

        Fault? fault = faults.Try(FaultStage.Answer, subject);
        Answer answer = AnswerComposer.Compose(request, model, fault, seed, id, now);
        byte[] body = HttpAnswers.Json(json => WriteBody(json, format, answer, request, fault, key.Account.UserId, now));
        outcome.Results.Add(BatchWriting.Answered(item.CustomId, id, body));
        if (fault is not null && fault.Kind != FaultKind.Length)
        {
            outcome.Failed++;
            return;
        }

        outcome.Completed++;
        outcome.PromptTokens += answer.PromptTokens;
        outcome.CompletionTokens += answer.CompletionTokens;
        outcome.Cost += answer.Cost;
        ledger.Settle(key, default, answer.Cost);
    }

    private ErrorAnswer? FindError(FaultStage stage, FaultSubject subject, InferenceRequest request, ModelState model, DateTimeOffset now) =>
        faults.Try(stage, subject) is { } fault ? FaultErrors.Of(fault, request, model, now, faults.TimeOf(fault)) : null;

    private void WriteBody(
        Utf8JsonWriter json, AnswerFormat format, Answer answer, InferenceRequest request, Fault? fault, string userId, DateTimeOffset now)
    {
        if (fault?.Kind is not (FaultKind.ErrorIn200 or FaultKind.ErrorInChoice))
        {
            format.WriteWhole(json, answer);
            return;
        }

        ErrorAnswer error = FaultErrors.Of(fault, request, answer.Model, now, faults.TimeOf(fault));
        if (fault.Kind == FaultKind.ErrorIn200) format.WriteError(json, error, userId);
        else format.WriteWhole(json, answer.Cut(fault.Source.AfterTokens ?? TokensBeforeFault, "error", error));
    }
}
