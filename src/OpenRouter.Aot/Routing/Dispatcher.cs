using System.Text;

namespace OpenRouter.Aot;

/// <summary>Carries requests through the pool: asks the plan for the next step, takes it, reports what came of it.</summary>
/// <param name="pool">What all requests share.</param>
/// <param name="transport">The way to the service.</param>
internal sealed class Dispatcher(PoolState pool, HttpTransport transport)
{
    /// <summary>Sends a request until it is answered or given up.</summary>
    /// <typeparam name="T">The value of a good answer.</typeparam>
    /// <param name="dispatch">The request.</param>
    /// <param name="reader">The reader of its answer.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    /// <exception cref="OpenRouterConfigurationException">The request names a group without keys.</exception>
    public async ValueTask<(OpenRouterResult<T> Result, AnswerInfo Info)> SendAsync<T>(
        Dispatch dispatch, AnswerReader<T> reader, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        long started = pool.Time.GetTimestamp();
        var plan = new RequestPlan(pool, dispatch, pool.Time.GetUtcNow());
        var info = new AnswerInfo();
        AnswerSummary summary = default;
        ReadOnlyMemory<byte> errorBody = default;
        while (true)
        {
            DateTimeOffset now = pool.Time.GetUtcNow();
            PlanStep step = plan.Next(now);
            switch (step.What)
            {
                case PlanStep.Kind.Pause or PlanStep.Kind.Wait:
                    info.Waited += await WaitAsync(plan, dispatch, step, cancellationToken).ConfigureAwait(false);
                    continue;
                case PlanStep.Kind.GiveUp:
                    info.Duration = pool.Time.GetElapsedTime(started);
                    string? body = errorBody.IsEmpty ? null : Encoding.UTF8.GetString(errorBody.Span);
                    return (new OpenRouterResult<T>(RequestFailure.Describe(pool, plan, summary, body, info)), info);
            }

            Attempt attempt = Begin(dispatch, plan, step, now, cancellationToken);
            bool isKept = false;
            try
            {
                T? value;
                (summary, value) = await MakeAsync(dispatch, attempt, reader).ConfigureAwait(false);
                isKept = reader.KeepsAttempt && value is not null && Verdict.From(summary, now).IsAccepted;
                if (isKept)
                    attempt.NoteContent(summary);
                Verdict verdict = isKept ? default : attempt.Complete(summary);
                Fill(info, plan, attempt, summary, pool.Time.GetElapsedTime(started));
                if (value is not null && (isKept || verdict.IsAccepted))
                    return (new OpenRouterResult<T>(value), info);
                errorBody = attempt.ErrorBody;
                plan.Report(step.Lease.Key, attempt.Asked, attempt.Blamed, verdict, pool.Time.GetUtcNow());
            }
            finally
            {
                if (!isKept)
                    attempt.Dispose();
            }
        }
    }

    private Attempt Begin(Dispatch dispatch, RequestPlan plan, in PlanStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TimeSpan left = plan.Deadline - now;
        TimeSpan end = left < transport.Options.AttemptTimeout ? left : transport.Options.AttemptTimeout;
        ModelCandidate[] fallbacks = plan.GetServerFallbacks(step.Candidate!, now);
        return new Attempt(pool, dispatch, step, fallbacks, new AttemptTimer(pool.Time, end, cancellationToken), now);
    }

    private async ValueTask<(AnswerSummary Summary, T? Value)> MakeAsync<T>(Dispatch dispatch, Attempt attempt, AnswerReader<T> reader)
        where T : class
    {
        var call = new HttpCall
        {
            Method = dispatch.Method,
            Path = dispatch.Path,
            Authorization = attempt.Lease.Key.Secret.Authorization,
            Body = dispatch.Compose(attempt.Asked.Model, Array.ConvertAll(attempt.Fallbacks, static fallback => fallback.Model!)),
            ContentType = dispatch.ContentType,
            Headers = dispatch.Options.Headers,
        };
        attempt.Answer = await transport.SendAsync(call, attempt.Timer).ConfigureAwait(false);
        if (attempt.Answer.IsSuccess)
            attempt.NoteHeaders();
        return attempt.Answer.Fault == TransportFault.None
            ? await reader.ReadAsync(attempt, transport.Options).ConfigureAwait(false)
            : (attempt.Start, null);
    }

    private async ValueTask<TimeSpan> WaitAsync(RequestPlan plan, Dispatch dispatch, PlanStep step, CancellationToken cancellationToken)
    {
        long began = pool.Time.GetTimestamp();
        TimeSpan wait = step.Until - pool.Time.GetUtcNow();
        if (step.What == PlanStep.Kind.Wait)
        {
            if (!await pool.Line.WaitAsync(step, plan.Deadline, dispatch.IsBulk, cancellationToken).ConfigureAwait(false))
                plan.Refuse($"{pool.Options.MaxWaiting} requests wait already");
        }
        else if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, pool.Time, cancellationToken).ConfigureAwait(false);
        }

        return pool.Time.GetElapsedTime(began);
    }

    private static void Fill(AnswerInfo info, RequestPlan plan, Attempt attempt, in AnswerSummary summary, TimeSpan duration)
    {
        info.KeyAlias = attempt.Lease.Key.Alias;
        info.Account = attempt.Lease.Key.Account.Label;
        info.RequestedModel = attempt.Asked.Model;
        info.Model = summary.Model ?? attempt.Asked.Model;
        info.Provider = summary.Provider;
        info.GenerationId = summary.GenerationId;
        info.Status = summary.Status;
        info.Attempts = plan.Attempts;
        info.TimeToFirstToken = attempt.TimeToFirstToken;
        info.Duration = duration;
        info.Cost = summary.Cost;
    }
}
