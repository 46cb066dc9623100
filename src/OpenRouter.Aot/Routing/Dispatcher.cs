using System.Text;

namespace OpenRouter.Aot;

/// <summary>Carries requests through the pool: asks the plan for the next step, takes it, reports what came of it.</summary>
internal sealed class Dispatcher
{
    private readonly KeyRing ring;
    private readonly ModelBoard models;
    private readonly HttpTransport transport;
    private readonly RoutingOptions routing;
    private readonly TimeProvider time;
    private readonly WaitingLine line;

    public Dispatcher(KeyRing ring, ModelBoard models, HttpTransport transport, RoutingOptions routing, TimeProvider time)
    {
        this.ring = ring;
        this.models = models;
        this.transport = transport;
        this.routing = routing;
        this.time = time;
        line = new WaitingLine(time);
        ring.RoomReturned = line.Call;
    }

    /// <summary>Called with each request, before anything else; it must not keep the request waiting.</summary>
    public Action? Used { get; set; }

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
        Used?.Invoke();
        long started = time.GetTimestamp();
        var plan = new RequestPlan(ring, models, routing, dispatch, time.GetUtcNow());
        var info = new AnswerInfo();
        AnswerSummary summary = default;
        ReadOnlyMemory<byte> errorBody = default;
        while (true)
        {
            PlanStep step = plan.Next(time.GetUtcNow());
            switch (step.What)
            {
                case PlanStep.Kind.Wait:
                    info.Waited += await WaitAsync(step, cancellationToken).ConfigureAwait(false);
                    continue;
                case PlanStep.Kind.GiveUp:
                    info.Duration = time.GetElapsedTime(started);
                    string? body = errorBody.IsEmpty ? null : Encoding.UTF8.GetString(errorBody.Span);
                    return (new OpenRouterResult<T>(plan.CreateError(summary, body, info, time.GetUtcNow())), info);
            }

            Attempt attempt = Begin(dispatch, step, plan.Deadline, cancellationToken);
            bool isKept = false;
            try
            {
                T? value;
                (summary, value) = await MakeAsync(dispatch, attempt, reader).ConfigureAwait(false);
                Verdict verdict = Verdict.From(summary, time.GetUtcNow());
                isKept = verdict.IsAccepted && reader.KeepsAttempt && value is not null;
                if (!isKept)
                    verdict = attempt.Complete(summary);

                Fill(info, plan, attempt, summary, time.GetElapsedTime(started));
                if (verdict.IsAccepted && value is not null)
                    return (new OpenRouterResult<T>(value), info);
                errorBody = attempt.ErrorBody;
                plan.Report(step.Lease.Key, step.Model, verdict, time.GetUtcNow());
            }
            finally
            {
                if (!isKept)
                    attempt.Dispose();
            }
        }
    }

    private Attempt Begin(Dispatch dispatch, in PlanStep step, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        TimeSpan left = deadline - time.GetUtcNow();
        TimeSpan end = left < transport.Options.AttemptTimeout ? left : transport.Options.AttemptTimeout;
        return new Attempt(dispatch, step, models.Find(step.Model), models.Prices, new AttemptTimer(time, end, cancellationToken), time);
    }

    private async ValueTask<(AnswerSummary Summary, T? Value)> MakeAsync<T>(Dispatch dispatch, Attempt attempt, AnswerReader<T> reader)
        where T : class
    {
        var call = new HttpCall
        {
            Method = dispatch.Method,
            Path = dispatch.Path,
            Authorization = attempt.Lease.Key.Secret.Authorization,
            Body = dispatch.Compose(attempt.Model),
            ContentType = dispatch.ContentType,
            Headers = dispatch.Options.Headers,
        };
        attempt.Answer = await transport.SendAsync(call, attempt.Timer).ConfigureAwait(false);
        return attempt.Answer.Fault == TransportFault.None
            ? await reader.ReadAsync(attempt, transport.Options).ConfigureAwait(false)
            : (attempt.Start, null);
    }

    private async ValueTask<TimeSpan> WaitAsync(PlanStep step, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        TimeSpan wait = step.Until - time.GetUtcNow();
        if (wait > TimeSpan.Zero && step.Full is { } route)
            await line.WaitAsync(route, step.Excluded, wait, cancellationToken).ConfigureAwait(false);
        else if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        return time.GetElapsedTime(began);
    }

    private static void Fill(AnswerInfo info, RequestPlan plan, Attempt attempt, in AnswerSummary summary, TimeSpan duration)
    {
        info.KeyAlias = attempt.Lease.Key.Alias;
        info.Account = attempt.Lease.Key.Account.Label;
        info.RequestedModel = attempt.Model;
        info.Model = summary.Model;
        info.Provider = summary.Provider;
        info.GenerationId = summary.GenerationId;
        info.Status = summary.Status;
        info.Attempts = plan.Attempts;
        info.TimeToFirstToken = attempt.TimeToFirstToken;
        info.Duration = duration;
        info.Cost = summary.Cost;
    }
}
