using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>
/// Stands between the input of a run and its workers: what can go in a batch is gathered, submitted and awaited here, and the workers get the rest, and what a
/// batch left unanswered. One worker at a time reads, submits and looks; the others wait for what it finds. What is gathered and under way is bounded.
/// </summary>
/// <param name="endpoint">OpenRouter's batches.</param>
/// <param name="submitter">Submits them.</param>
/// <param name="aliases">The caller's names for models.</param>
/// <param name="options">How the run goes.</param>
/// <param name="time">The clock.</param>
internal sealed class BulkBatches(BatchesEndpoint endpoint, BulkBatchSubmitter submitter, ModelAliases aliases, BulkOptions options, TimeProvider time) : IDisposable
{
    // More than this is not read ahead of what batches have answered.
    private const int MostLines = 100_000;
    private const long MostBytes = 256 * 1024 * 1024;
    private const long MostGathered = 64 * 1024 * 1024;

    // For a moment the service does not know what it has just taken on.
    private static readonly TimeSpan PatienceWhereUnknown = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim turn = new(1);
    private readonly BulkJournal journal = options.Journal!;
    private readonly Dictionary<(BatchTarget, string), BulkBatchGroup> groups = [];
    private readonly Dictionary<(BatchTarget, string), bool> haveBatches = [];
    private readonly Dictionary<string, BulkBatch> batches = new(StringComparer.Ordinal);
    private readonly Queue<BulkLine> alone = new();
    private readonly List<BulkRequest> lost = [];
    private IBulkBatchOwner owner = null!;
    private BulkSource source = null!;
    private bool hasEnded;
    private int lines;
    private long bytes;

    /// <summary>Requests that were taken, and have neither a result nor a batch.</summary>
    public IEnumerable<BulkRequest> Unfinished => groups.Values.SelectMany(static group => group.Lines).Select(static line => line.Line.Request)
        .Concat(alone.Select(static line => line.Request)).Concat(lost);

    public int BatchesUnderWay => batches.Count;

    public int RequestsUnderWay => batches.Values.Sum(static batch => batch.Waiting.Count);

    private bool IsFull => lines >= MostLines || bytes >= MostBytes;

    public void Begin(BulkSource input, IBulkBatchOwner run) => (source, owner) = (input, run);

    /// <summary>The next request that is to be sent by itself, or null at the end: nothing is gathered or under way any more.</summary>
    /// <param name="ct">Ends its waits; a submission on its way is finished.</param>
    public async ValueTask<(BulkLine Line, bool IsRepeated)?> TakeAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                owner.Abort.ThrowIfCancellationRequested();
                BulkBatch? first = batches.Values.MinBy(static batch => batch.NextLook);
                if (alone.TryDequeue(out BulkLine? line))
                    return (line, false);
                if (first is not null && first.NextLook <= time.GetUtcNow())
                    await LookAsync(first, ct).ConfigureAwait(false);
                else if (FindDue() is { } group)
                    await SubmitInTurnAsync(group, first, ct).ConfigureAwait(false);
                else if (!hasEnded && !IsFull)
                {
                    if (await ReadAsync(ct).ConfigureAwait(false) is { } next)
                        return next;
                }
                else if (first is not null)
                    await WaitUntilAsync(first.NextLook, ct).ConfigureAwait(false);
                else
                    return null;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async ValueTask<(BulkLine Line, bool IsRepeated)?> ReadAsync(CancellationToken ct)
    {
        if (await source.TakeAsync(ct).ConfigureAwait(false) is not var (line, isRepeated))
        {
            hasEnded = true;
            return null;
        }

        if (isRepeated)
            return (line, true);
        if (line.IsBatched && journal.FindBatch(line.Id) is { } known)
        {
            Await(line, known);
            return null;
        }

        if (options.Via != BulkVia.Batches || BulkBatchLine.TryCreate(line, aliases) is not { } one || !haveBatches.GetValueOrDefault((one.Target, one.Model), true))
            return (line, false);
        if (!groups.TryGetValue((one.Target, one.Model), out BulkBatchGroup? group))
            groups[(one.Target, one.Model)] = group = new BulkBatchGroup(one.Target, one.Model);
        group.Add(one);
        Count(line, 1);
        return null;
    }

    private void Await(BulkLine line, JournalBatch known)
    {
        if (!batches.TryGetValue(known.Id, out BulkBatch? batch))
            batches[known.Id] = batch = new BulkBatch(known, options.FirstLook);
        batch.Add(line, time.GetUtcNow());
        Count(line, 1);
    }

    private BulkBatchGroup? FindDue()
    {
        BulkBatchGroup? largest = groups.Values.MaxBy(static group => group.Bytes);
        if (largest is null)
            return null;
        bool mustGo = hasEnded || IsFull || groups.Values.Sum(static group => group.Bytes) > MostGathered;
        return mustGo ? largest : groups.Values.FirstOrDefault(static group => group.IsFull);
    }

    private async ValueTask SubmitInTurnAsync(BulkBatchGroup group, BulkBatch? first, CancellationToken ct)
    {
        DateTimeOffset slot = submitter.NextSlot;
        if (slot > time.GetUtcNow())
            await WaitUntilAsync(first is not null && first.NextLook < slot ? first.NextLook : slot, ct).ConfigureAwait(false);
        else
            await SubmitAsync(group).ConfigureAwait(false);
    }

    private async ValueTask SubmitAsync(BulkBatchGroup group)
    {
        foreach (BulkBatchLine one in group.Lines)
            one.Line.Leave();
        OpenRouterResult<Batch> result = await submitter.SubmitAsync(group, owner.Abort).ConfigureAwait(false);
        if (result.Value is { } batch)
        {
            groups.Remove((group.Target, group.Model));
            haveBatches[(group.Target, group.Model)] = true;
            var known = new JournalBatch(batch.Id!, batch.Info.KeyAlias, batch.Info.Account);
            foreach (BulkBatchLine one in group.Lines)
            {
                Count(one.Line, -1);
                Await(one.Line, known);
            }

            journal.Join(known, [.. group.Lines.Select(static one => (one.Line.Id, one.Line.Fingerprint))]);
            return;
        }

        OpenRouterException error = result.Error!;
        foreach (BulkBatchLine one in group.Lines)
            one.Line.Fail(error.Verdict);
        if (error.Verdict.IsOutcomeUnknown)
            throw GiveUp(group, error);
        if (error.Verdict.Scope == VerdictScope.Request)
            SendAlone(group, error);
        else
            throw PutOff(group, error);
    }

    // To submit it again might pay for it twice, and to ask which batches there are is not possible.
    private OperationCanceledException GiveUp(BulkBatchGroup group, OpenRouterException error)
    {
        Remove(group);
        lost.AddRange(group.Lines.Select(static one => one.Line.Request));
        string message = $"Nobody knows whether OpenRouter took on a batch of {group.Lines.Count} requests for {group.Model}: {error.Message}. They may be billed; "
            + "another run would send them again, and then both may be billed.";
        return Pause(new BulkPause(BulkPauseReason.UnknownOutcome, message, null, error));
    }

    private void SendAlone(BulkBatchGroup group, OpenRouterException error)
    {
        Remove(group);
        foreach (BulkBatchLine one in group.Lines)
            alone.Enqueue(one.Line);
        // Of a model that has batches only this one was bad.
        bool isKnown = haveBatches.ContainsKey((group.Target, group.Model));
        haveBatches.TryAdd((group.Target, group.Model), false);
        options.Noted?.Invoke(isKnown
            ? $"A batch for {group.Model} was rejected, and its {group.Lines.Count} requests are sent by themselves, at the full price: {error.Message}"
            : $"No batches for {group.Model} at {group.Target.Value}: its requests are sent by themselves, at the full price. {error.Message}");
    }

    // One of them goes by itself and finds out when the others can be submitted.
    private OperationCanceledException PutOff(BulkBatchGroup group, OpenRouterException error)
    {
        BulkLine one = group.TakeOne();
        Count(one, -1);
        if (group.Lines.Count == 0)
            groups.Remove((group.Target, group.Model));
        var why = new BulkPause(BulkPauseReason.Unavailable, $"Nothing can take a batch for {group.Model} for now. {error.Message}", error.RetryAt, error);
        owner.Hold(one, why);
        return Pause(why);
    }

    // The worker ends with it, so that nothing is submitted while the run is on its way into the pause.
    private OperationCanceledException Pause(BulkPause why)
    {
        owner.Pause(why);
        return new OperationCanceledException(why.Message);
    }

    private void Remove(BulkBatchGroup group)
    {
        groups.Remove((group.Target, group.Model));
        foreach (BulkBatchLine one in group.Lines)
            Count(one.Line, -1);
    }

    private async ValueTask LookAsync(BulkBatch batch, CancellationToken ct)
    {
        OpenRouterResult<Batch> result = await AskAsync(batch, ct).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        if (result.Value is { } found)
        {
            (batch.FailingSince, batch.UnknownSince) = (null, null);
            if (found.IsOver)
                await DeliverAsync(batch, found).ConfigureAwait(false);
            else
                batch.Postpone(now, null);
            return;
        }

        OpenRouterException error = result.Error!;
        batch.FailingSince ??= now;
        batch.UnknownSince = error.Status == 404 ? batch.UnknownSince ?? now : null;
        batch.Postpone(now, error.RetryAt);
        if (now - batch.UnknownSince >= PatienceWhereUnknown)
        {
            batches.Remove(batch.Known.Id);
            LeaveUnanswered(batch, "OpenRouter does not know the batch any more", before: 0, batch.Waiting.Count);
        }
        else if (now - batch.FailingSince >= Patience || error.Status == 0 && error.Fault == TransportFault.None)
        {
            batch.FailingSince = null;
            string message = $"Batch {batch.Known.Id} cannot be asked for: {error.Message} Its results stay at OpenRouter for 30 days.";
            throw Pause(new BulkPause(BulkPauseReason.Unavailable, message, error.RetryAt, error));
        }
    }

    private async ValueTask<OpenRouterResult<Batch>> AskAsync(BulkBatch batch, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, owner.Abort);
        try
        {
            return await endpoint.TryGetAsync(batch.ToAsk(), options: null, either.Token).ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            // The keys of its account have left the pool.
            return new OpenRouterResult<Batch>(new OpenRouterException(exception.Message, exception));
        }
    }

    private async ValueTask DeliverAsync(BulkBatch batch, Batch found)
    {
        int all = batch.Waiting.Count, unanswered = 0;
        string? why = null;
        foreach (BatchResult told in found.Results ?? [])
        {
            if (told.CustomId is null || !batch.Waiting.TryGetValue(told.CustomId, out BulkLine? line))
                continue;
            (BulkResult? result, string? reason) = BulkBatchReader.Read(line, told, found, time.GetUtcNow());
            why ??= reason;
            unanswered += result is null ? 1 : 0;
            Release(batch, line, isAnswered: result is not null);
            if (result is not null)
                await owner.PutAsync(result).ConfigureAwait(false);
        }

        batches.Remove(batch.Known.Id);
        if (batch.Waiting.Count > 0 || unanswered > 0)
            LeaveUnanswered(batch, why ?? (found.Error is { } error ? error.Message : $"the batch ended as {found.Status?.Value}"), unanswered, all);
    }

    private void LeaveUnanswered(BulkBatch batch, string why, int before, int all)
    {
        int count = before + batch.Waiting.Count;
        foreach (BulkLine line in batch.Waiting.Values.ToList())
            Release(batch, line, isAnswered: false);
        options.Noted?.Invoke(
            $"Batch {batch.Known.Id} left {count} of {all} requests unanswered; they are sent by themselves, at the full price. The first reason: {why}");
    }

    private void Release(BulkBatch batch, BulkLine line, bool isAnswered)
    {
        batch.Waiting.Remove(line.Request.Id);
        Count(line, -1);
        if (isAnswered)
            return;
        line.LeaveBatch();
        alone.Enqueue(line);
    }

    private void Count(BulkLine line, int sign)
    {
        lines += sign;
        bytes += sign * (long)line.Request.Body.Length;
    }

    private async ValueTask WaitUntilAsync(DateTimeOffset moment, CancellationToken ct)
    {
        TimeSpan wait = moment - time.GetUtcNow();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, owner.Abort);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, either.Token).ConfigureAwait(false);
    }
}
