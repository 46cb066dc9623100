using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Carries requests through the pool: asks the plan for the next step, takes it, reports what came of it.</summary>
/// <param name="pool">What all requests share.</param>
/// <param name="transport">The way to the service.</param>
internal sealed class Dispatcher(PoolState pool, HttpTransport transport) : IDisposable
{
    // As many as a busy client has in flight; what is more is made anew.
    private const int MaxSpareRuns = 1024;

    private readonly ConcurrentQueue<RequestRun> spareRuns = new();
    private int spareCount;
    private int waiting;
    private volatile bool isDisposed;

    /// <summary>Called with each request, before anything else; it must not keep the request waiting.</summary>
    public Action? Used { get; set; }

    /// <summary>Requests that wait: in line, or between two attempts. Only those who wait pay for the count.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Sends a request until it is answered or given up.</summary>
    /// <typeparam name="T">The value of a good answer.</typeparam>
    /// <param name="dispatch">The request.</param>
    /// <param name="reader">The reader of its answer.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="OpenRouterConfigurationException">The request names a group without keys.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<OpenRouterResult<T>> SendAsync<T>(Dispatch dispatch, AnswerReader<T> reader, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        Used?.Invoke();
        long started = pool.Time.GetTimestamp();
        RequestRun run = TakeRun();
        bool isKept = false;
        AnswerInfo? info = null;
        try
        {
            DateTimeOffset now = pool.Time.GetUtcNow();
            run.Plan.Begin(dispatch, now);
            info = pool.Decisions.Begin();
            if (dispatch.IsAttempt && OperationInstruments.AreWanted)
                Trace(dispatch, info);
            while (true)
            {
                PlanStep step = run.Plan.Next(now);
                switch (step.What)
                {
                    case PlanStep.Kind.Pause or PlanStep.Kind.Wait:
                        info.Waited += await WaitAsync(run.Plan, dispatch, step, cancellationToken).ConfigureAwait(false);
                        now = pool.Time.GetUtcNow();
                        continue;
                    case PlanStep.Kind.GiveUp:
                        dispatch.IsHeld = run.Plan.IsHeld;
                        info.Duration = pool.Time.GetElapsedTime(started);
                        OpenRouterException failure = RequestFailure.Describe(pool, run, info);
                        if (run.Plan.Attempts == 0)
                            pool.Decisions.Refuse(info, dispatch.Route.Primary, failure, now);
                        DecisionTrail.TelemetryOf(info)?.End(info, run.Attempt.Summary, failure);
                        return new OpenRouterResult<T>(failure);
                }

                Choose(run.Plan, dispatch, step, info, now);
                if (info.Attempts > 1 && dispatch.IsAttempt && PoolInstruments.AreWanted)
                    PoolInstruments.RecordRetry(pool.Identity, info.RequestedModel, run.Plan.LastVerdict.Scope);
                Begin(run, dispatch, step, info, now, cancellationToken);
                dispatch.Witness?.Leave();
                run.Attempt.Take(await transport.SendAsync(CallOf(dispatch, run.Attempt), run.Attempt.Exchange).ConfigureAwait(false));
                T? value = run.Attempt.Answer!.Fault == TransportFault.None ? await reader.ReadAsync(run.Attempt, transport.Options).ConfigureAwait(false) : null;
                Fill(info, run.Attempt, pool.Time.GetElapsedTime(started));
                isKept = value is not null && reader.KeepsAttempt && run.Attempt.TryKeep();
                Verdict verdict = isKept ? default : run.Attempt.Complete();
                if (value is not null && (isKept || verdict.IsAccepted))
                {
                    reader.SetInfo(value, info);
                    if (info.Trail is not null)
                        Tell(value, run.Attempt, info, isKept);
                    return new OpenRouterResult<T>(value);
                }

                // A stream that opened, and yet is no good. It must not live on: its attempt is the next request's.
                (value as IDisposable)?.Dispose();
                dispatch.Witness?.Fail(verdict);
                now = pool.Time.GetUtcNow();
                run.Plan.Report(run.Attempt, verdict, now);
                run.Attempt.End();
            }
        }
        finally
        {
            if (!isKept)
            {
                if (info?.Trail is not null)
                    TellOfEnd(run.Attempt, info);
                Keep(run, dispatch);
            }
        }
    }

    /// <summary>Lets go of what is kept for requests to come. Those that run let go of theirs when they end.</summary>
    public void Dispose()
    {
        isDisposed = true;
        while (spareRuns.TryDequeue(out RequestRun? run))
            run.Attempt.Dispose();
    }

    private RequestRun TakeRun()
    {
        if (!spareRuns.TryDequeue(out RequestRun? spare))
            return new RequestRun(pool);
        Interlocked.Decrement(ref spareCount);
        return spare;
    }

    // A stream goes on living with its attempt.
    private void Keep(RequestRun run, Dispatch dispatch)
    {
        run.Attempt.End();
        dispatch.ReleaseBody();
        run.Plan.Clear();
        if (Interlocked.Increment(ref spareCount) <= MaxSpareRuns && !isDisposed)
        {
            spareRuns.Enqueue(run);
            return;
        }

        Interlocked.Decrement(ref spareCount);
        run.Attempt.Dispose();
    }

    private void Trace(Dispatch dispatch, AnswerInfo info)
    {
        ReadOnlyMemory<byte> body = dispatch.Template?.Json ?? default;
        if (RequestTelemetry.Begin(pool.Identity, pool.Time, dispatch.Options.Labels, dispatch.Path, dispatch.Route.Primary ?? dispatch.Template?.Model, dispatch.IsStreamed, body) is { } telemetry)
            DecisionTrail.Attach(info, telemetry);
    }

    private static void Tell<T>(T value, Attempt attempt, AnswerInfo info, bool isKept)
    {
        if (DecisionTrail.TelemetryOf(info) is not { } telemetry)
            return;
        if (isKept)
        {
            telemetry.NoteChunk();
            return;
        }

        if (value is ChatCompletion answer)
            telemetry.TakeAnswer(answer);
        telemetry.End(info, attempt.Summary);
    }

    // Only a request that was cancelled has not ended yet.
    private static void TellOfEnd(Attempt attempt, AnswerInfo info)
    {
        attempt.End();
        DecisionTrail.TelemetryOf(info)?.End(info, attempt.Summary);
    }

    private static void Choose(RequestPlan plan, Dispatch dispatch, in PlanStep step, AnswerInfo info, DateTimeOffset now)
    {
        PoolKey key = step.Lease.Key;
        string? model = step.Candidate!.Model;
        DecisionReason reason = DecisionReasonRules.Find(
            info, plan.LastVerdict.Scope, key.Alias, key.Account.Label, model, dispatch.Route.Primary, plan.Candidates[0].Model, step.IsProbe, plan.Keys.HasSession);
        DecisionRecorder.Choose(info, key, model, step.Candidates, reason, step.Candidate.Unreadable.Length, now);
    }

    private void Begin(RequestRun run, Dispatch dispatch, in PlanStep step, AnswerInfo info, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ModelCandidate[] fallbacks = run.Plan.GetServerFallbacks(step.Candidate!, now);
        run.Attempt.Begin(dispatch, step, fallbacks, run.Plan.Deadline - now, transport.Options.AttemptTimeout, info, now, cancellationToken);
    }

    private static HttpCall CallOf(Dispatch dispatch, Attempt attempt) => new()
    {
        Method = dispatch.Method,
        Path = dispatch.Path,
        Authorization = attempt.Lease.Key.Secret.Authorization,
        Body = dispatch.Compose(attempt.Asked, attempt.FallbackModels),
        ContentType = dispatch.ContentType,
        Headers = dispatch.Options.Headers,
    };

    private async ValueTask<TimeSpan> WaitAsync(RequestPlan plan, Dispatch dispatch, PlanStep step, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            return await WaitOrBeRecalledAsync(plan, dispatch, step, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async ValueTask<TimeSpan> WaitOrBeRecalledAsync(RequestPlan plan, Dispatch dispatch, PlanStep step, CancellationToken cancellationToken)
    {
        if (!dispatch.Recall.CanBeCanceled)
            return await WaitOutAsync(plan, dispatch, step, cancellationToken).ConfigureAwait(false);
        long began = pool.Time.GetTimestamp();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(dispatch.Recall, cancellationToken);
        try
        {
            return await WaitOutAsync(plan, dispatch, step, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            plan.Recall();
            return pool.Time.GetElapsedTime(began);
        }
    }

    private async ValueTask<TimeSpan> WaitOutAsync(RequestPlan plan, Dispatch dispatch, PlanStep step, CancellationToken cancellationToken)
    {
        long began = pool.Time.GetTimestamp();
        TimeSpan wait = step.Until - pool.Time.GetUtcNow();
        if (step.What == PlanStep.Kind.Wait)
        {
            var place = new AwaitedPlace(step, plan.Deadline, dispatch.IsBulk);
            (bool isIn, FlowPermit permit) = await place.WaitAsync(pool.Line, pool.Time, cancellationToken).ConfigureAwait(false);
            plan.Keys.Hold(permit);
            if (!isIn)
                plan.Refuse($"{pool.Options.MaxWaiting} requests wait already");
        }
        else if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, pool.Time, cancellationToken).ConfigureAwait(false);
        }

        return pool.Time.GetElapsedTime(began);
    }

    private static void Fill(AnswerInfo info, Attempt attempt, TimeSpan duration)
    {
        info.Model = attempt.Summary.Model ?? attempt.Asked.Model;
        info.Provider = attempt.Summary.Provider;
        info.GenerationId = attempt.Summary.GenerationId;
        info.Status = attempt.Summary.Status;
        info.TimeToFirstToken = attempt.TimeToFirstToken;
        info.Duration = duration;
        info.Cost = attempt.Summary.Cost;
    }
}
