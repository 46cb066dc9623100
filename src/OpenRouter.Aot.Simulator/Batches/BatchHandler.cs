using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Takes batches on, and tells how they stand: <c>/api/beta/batches</c>.</summary>
internal sealed class BatchHandler(Ledger ledger, ModelCatalogue catalogue, FaultPlan faults, Tally tally, int seed, TimeProvider time)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    private readonly BatchPlayer _player = new(ledger, faults, seed, time);
    private readonly ConcurrentDictionary<string, StoredBatch> _batches = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>The kinds of faults that a submission can meet. <c>cut</c>, <c>connection_lost</c> and <c>stall</c> come when the batch is stored.</summary>
    public static IReadOnlyList<FaultKind> SubmitFaults { get; } =
    [
        FaultKind.Unauthorized, FaultKind.Credits, FaultKind.KeyLimit, FaultKind.InFlight, FaultKind.NoEndpoints, FaultKind.InvalidModel,
        FaultKind.UpstreamThrottle, FaultKind.ServerError, FaultKind.ProviderUnavailable, FaultKind.Overloaded, FaultKind.Html, FaultKind.Status,
        FaultKind.Cut, FaultKind.Stall, FaultKind.RefusedStream, FaultKind.Goaway, FaultKind.ConnectionLost,
    ];

    /// <summary>Answers a request; false where there is nothing of that path.</summary>
    /// <param name="http">The request.</param>
    /// <param name="below">What stands after <c>/batches</c>: nothing, <c>/{id}</c> or <c>/{id}/results</c>.</param>
    /// <param name="gone">Fires when the client has left or the simulator stops.</param>
    public async Task<bool> TryHandleAsync(HttpContext http, string below, CancellationToken gone)
    {
        switch (below.Split('/'))
        {
            case [""] when HttpMethods.IsPost(http.Request.Method):
                await SubmitAsync(http, gone);
                return true;
            case ["", { Length: > 0 } id] when HttpMethods.IsGet(http.Request.Method):
                await TellAsync(http, id, resultsOnly: false, gone);
                return true;
            case ["", { Length: > 0 } id, "results"] when HttpMethods.IsGet(http.Request.Method):
                await TellAsync(http, id, resultsOnly: true, gone);
                return true;
            default:
                return false;
        }
    }

    private async Task SubmitAsync(HttpContext http, CancellationToken gone)
    {
        DateTimeOffset now = time.GetUtcNow();
        KeyState? key = Authentication.KeyOf(http, ledger, now, forInference: true, out ErrorAnswer? error);
        BatchSubmission? submission = null;
        if (await RequestBody.ReadAsync(http, gone) is not { } body) error ??= ErrorAnswers.TooLarge(RequestBody.MostBytes);
        else if (error is null) submission = BatchSubmissionReader.Read(body, catalogue, out error);

        Fault? fault = null;
        if (submission is not null)
        {
            FaultSubject subject = new(key!.Source.Alias, key.Source.Account, submission.Runs.Id, submission.Endpoint, Stream: false)
            {
                Place = InferenceEndpointNames.BatchSubmit,
            };
            List<Fault> passing = [];
            fault = faults.Try(FaultStage.Request, subject, passing);
            await ConnectionFaults.SayGoodbyeAsync(http, passing, gone);
            if (fault is not null && !StrikesLate(fault.Kind))
            {
                if (ConnectionFaults.TryBreak(http, fault.Kind)) return;
                error = FaultErrors.Of(fault, new InferenceRequest { Endpoint = submission.Endpoint }, submission.Runs, now, faults.TimeOf(fault));
            }

            error ??= ledger.AdmitSpending(key, submission.Runs);
        }

        if (error is not null)
        {
            await HttpAnswers.WriteErrorAsync(http, format: null, error, key?.Account.UserId, gone);
            return;
        }

        StoredBatch batch = Store(key!, submission!, now);
        if (fault is not null && ConnectionFaults.TryBreak(http, fault.Kind)) return;
        if (fault is not null) await Task.Delay(fault.Source.DelayMs is { } delay ? TimeSpan.FromMilliseconds(delay) : Timeout.InfiniteTimeSpan, time, gone);
        await HttpAnswers.WriteAsync(http, 202, HttpAnswers.JsonType, HttpAnswers.Json(json => BatchWriting.Write(json, batch, now)), gone);
    }

    private StoredBatch Store(KeyState key, BatchSubmission submission, DateTimeOffset now)
    {
        BatchOutcome outcome = _player.Play(key, submission);
        var batch = new StoredBatch(GenerationIds.Batch(seed, Interlocked.Increment(ref _number)), key.Account, submission, outcome, now);
        _batches[batch.Id] = batch;
        tally.BatchStored(submission.Items.Count, outcome.Cost);
        return batch;
    }

    private async Task TellAsync(HttpContext http, string id, bool resultsOnly, CancellationToken gone)
    {
        DateTimeOffset now = time.GetUtcNow();
        KeyState? key = Authentication.KeyOf(http, ledger, now, forInference: true, out ErrorAnswer? error);
        StoredBatch? batch = null;
        if (error is null && (!_batches.TryGetValue(id, out batch) || batch.Account != key!.Account || now - batch.Created > s_kept))
            error = new ErrorAnswer(404, $"Batch {id} not found") { NamesUser = false };
        int from = 0;
        string cursor = http.Request.Query["cursor"].ToString();
        if (error is null && resultsOnly)
        {
            if (!batch!.IsOver(now)) error = ErrorAnswers.BadRequest($"Batch {id} has no results yet");
            else if (cursor.Length > 0 && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from)) error = ErrorAnswers.BadRequest("Invalid cursor");
        }

        if (error is not null) await HttpAnswers.WriteErrorAsync(http, format: null, error, key?.Account.UserId, gone);
        else if (resultsOnly) await HttpAnswers.WriteJsonAsync(http, json => BatchWriting.WritePage(json, batch!, from), gone);
        else await HttpAnswers.WriteJsonAsync(http, json => BatchWriting.Write(json, batch!, now), gone);
    }

    /// <summary>Whether a fault hides from the client that its batch was stored.</summary>
    private static bool StrikesLate(FaultKind kind) => kind is FaultKind.Cut or FaultKind.ConnectionLost or FaultKind.Stall;
}
