using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>
/// The span of a request, those of its attempts, and its measurements. It exists only where somebody listens, and hangs on the request's trail. Not safe
/// for use by several threads, but for its end, which comes once.
/// </summary>
internal sealed class RequestTelemetry
{
    private readonly TelemetryIdentity client;
    private readonly TimeProvider time;
    private readonly RequestLabels labels;
    private readonly string operation;
    private readonly string? model;
    private readonly bool isStreamed;
    private readonly Activity? span;
    private readonly long began;
    private Activity? attempt;
    private Verdict? judged;
    private long lastChunk;
    private int hasEnded;

    private RequestTelemetry(
        TelemetryIdentity client, TimeProvider time, RequestLabels labels, string operation, string? model, bool isStreamed)
    {
        this.client = client;
        this.time = time;
        this.labels = labels;
        this.operation = operation;
        this.model = model;
        this.isStreamed = isStreamed;
        began = time.GetTimestamp();
        span = OperationInstruments.Source.HasListeners() ? StartSpan() : null;
    }

    /// <summary>Whether the span is to carry what was asked and answered.</summary>
    public bool CapturesContent => client.CapturesContent && span is { IsAllDataRequested: true };

    /// <summary>A request begins.</summary>
    /// <param name="client">The client.</param>
    /// <param name="time">The clock.</param>
    /// <param name="labels">The request's group and tags.</param>
    /// <param name="path">The endpoint.</param>
    /// <param name="model">The model that is asked for first.</param>
    /// <param name="isStreamed">Whether the answer is a stream.</param>
    /// <param name="body">The request's body.</param>
    /// <returns>Null where the endpoint is none that generates.</returns>
    public static RequestTelemetry? Begin(
        TelemetryIdentity client, TimeProvider time, RequestLabels labels, string path, string? model, bool isStreamed, ReadOnlyMemory<byte> body)
    {
        if (EndpointPath.OperationOf(path) is not { } operation)
            return null;
        var telemetry = new RequestTelemetry(client, time, labels, operation, model, isStreamed);
        if (telemetry.span is { IsAllDataRequested: true } span)
            RequestDescription.Describe(span, body.Span, client.CapturesContent);
        return telemetry;
    }

    /// <summary>An attempt begins.</summary>
    public void BeginAttempt(AnswerInfo info)
    {
        if (span is null)
            return;
        attempt = OperationInstruments.Source.StartActivity(info.RequestedModel is { } asked ? "attempt " + asked : "attempt", ActivityKind.Client, span.Context);
        if (attempt is not { IsAllDataRequested: true })
            return;
        attempt.SetTag(TelemetryNames.Attempt, info.Attempts);
        attempt.SetTag(TelemetryNames.KeyAlias, info.KeyAlias);
        attempt.SetTag(TelemetryNames.Account, info.Account);
        attempt.SetTag(TelemetryNames.RequestModel, info.RequestedModel);
        attempt.SetTag(TelemetryNames.ServerAddress, client.ServerAddress);
        attempt.SetTag(TelemetryNames.ServerPort, client.ServerPort);
    }

    /// <summary>An attempt ended.</summary>
    /// <param name="verdict">The verdict; null where the caller left.</param>
    /// <param name="summary">What is known of the answer.</param>
    public void EndAttempt(Verdict? verdict, in AnswerSummary summary)
    {
        judged = verdict;
        if (attempt is not { } ended)
            return;
        attempt = null;
        if (ended.IsAllDataRequested)
        {
            if (summary.Status != 0)
                ended.SetTag(TelemetryNames.HttpStatus, summary.Status);
            // Until an answer names its model, the one that was asked for stands in its place.
            if (summary.Status is >= 200 and < 300)
                ended.SetTag(TelemetryNames.ResponseModel, summary.Model);
            ended.SetTag(TelemetryNames.ServedBy, summary.Provider);
            ended.SetTag(TelemetryNames.ResponseId, summary.GenerationId);
            if (verdict is { IsAccepted: false } failure)
            {
                ended.SetTag(TelemetryNames.Scope, failure.Scope.ToName());
                ended.SetTag(TelemetryNames.Action, failure.Action.ToName());
                ended.SetTag(TelemetryNames.ErrorType, FailureName.Of(summary));
                ended.SetStatus(ActivityStatusCode.Error, failure.Reason);
            }
            else if (verdict is null)
            {
                ended.SetTag(TelemetryNames.Outcome, TelemetryNames.Abandoned);
            }
        }

        Stop(ended);
    }

    /// <summary>A chunk of a stream is delivered, or, the first time, is ready to be.</summary>
    public void NoteChunk()
    {
        long now = time.GetTimestamp();
        if (lastChunk == 0)
        {
            TimeSpan first = time.GetElapsedTime(began, now);
            if (OperationInstruments.TimeToFirstChunk.Enabled)
                OperationInstruments.TimeToFirstChunk.Record(first.TotalSeconds, Tags(responseModel: null));
            span?.SetTag(TelemetryNames.TimeToFirstChunk, first.TotalSeconds);
        }
        else if (OperationInstruments.TimePerOutputChunk.Enabled)
        {
            OperationInstruments.TimePerOutputChunk.Record(time.GetElapsedTime(lastChunk, now).TotalSeconds, Tags(responseModel: null));
        }

        lastChunk = now;
    }

    /// <summary>Takes down what was answered, where that is wanted; a stream that broke or was left tells what had arrived.</summary>
    public void TakeAnswer(ChatCompletion answer)
    {
        if (CapturesContent)
            span!.SetTag(TelemetryNames.OutputMessages, MessageContent.OfAnswer(answer));
    }

    /// <summary>The request ended.</summary>
    /// <param name="info">How the answer came about.</param>
    /// <param name="last">What is known of the last answer; of a request without an attempt it does not count.</param>
    /// <param name="refusal">What the caller is told where the request was given up; null where it succeeded or was left.</param>
    public void End(AnswerInfo info, in AnswerSummary last, OpenRouterException? refusal = null)
    {
        if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            return;
        AnswerSummary summary = info.Attempts == 0 ? default : last;
        string? error = refusal is not null && info.Attempts == 0 ? FailureName.Refused
            : judged is { } verdict ? verdict.IsAccepted ? null : FailureName.Of(summary)
            : FailureName.Abandoned;
        if (OperationInstruments.Duration.Enabled)
        {
            TagList tags = Tags(summary.Model);
            if (error is not null)
                tags.Add(TelemetryNames.ErrorType, error);
            OperationInstruments.Duration.Record(time.GetElapsedTime(began).TotalSeconds, tags);
        }

        Count("input", summary.PromptTokens, summary.Model);
        Count("output", summary.CompletionTokens, summary.Model);
        if (info.Waited > TimeSpan.Zero && PoolInstruments.WaitDuration.Enabled)
            PoolInstruments.WaitDuration.Record(info.Waited.TotalSeconds, Tags(responseModel: null));
        if (span is null)
            return;
        if (span.IsAllDataRequested)
            Describe(info, summary, error, refusal?.Message ?? judged?.Reason);
        Stop(span);
    }

    // A stream ends wherever its reader is: a span must not take the place of the reader's own.
    private static void Stop(Activity activity)
    {
        Activity? current = Activity.Current;
        activity.Stop();
        if (!ReferenceEquals(current, activity))
            Activity.Current = current;
    }

    private Activity? StartSpan()
    {
        var tags = new ActivityTagsCollection
        {
            { TelemetryNames.OperationName, operation },
            { TelemetryNames.ProviderName, TelemetryNames.Provider },
            { TelemetryNames.RequestModel, model },
            { TelemetryNames.ServerAddress, client.ServerAddress },
            { TelemetryNames.ServerPort, client.ServerPort },
        };
        string name = model is null ? operation : $"{operation} {model}";
        Activity? started = OperationInstruments.Source.StartActivity(name, ActivityKind.Client, parentContext: default, tags);
        if (started is not { IsAllDataRequested: true })
            return started;
        if (isStreamed)
            started.SetTag(TelemetryNames.IsStreamed, true);
        if (client.Name is not null)
            started.SetTag(TelemetryNames.Client, client.Name);
        labels.AddTo(started);
        return started;
    }

    private void Describe(AnswerInfo info, in AnswerSummary summary, string? error, string? reason)
    {
        if (summary.Status is >= 200 and < 300)
            span!.SetTag(TelemetryNames.ResponseModel, summary.Model);
        span!.SetTag(TelemetryNames.ResponseId, summary.GenerationId);
        span.SetTag(TelemetryNames.ServedBy, summary.Provider);
        if (summary.FinishReason is { } finish)
            span.SetTag(TelemetryNames.FinishReasons, new[] { finish });
        span.SetTag(TelemetryNames.InputTokens, summary.PromptTokens);
        span.SetTag(TelemetryNames.OutputTokens, summary.CompletionTokens);
        span.SetTag(TelemetryNames.CachedTokens, summary.CachedTokens);
        span.SetTag(TelemetryNames.ReasoningTokens, summary.ReasoningTokens);
        if (summary.Cost is { } cost)
            span.SetTag(TelemetryNames.Cost, (double)cost);
        span.SetTag(TelemetryNames.Attempts, info.Attempts);
        if (info.Attempts > 0)
        {
            span.SetTag(TelemetryNames.KeyAlias, info.KeyAlias);
            span.SetTag(TelemetryNames.Account, info.Account);
        }

        if (info.Waited > TimeSpan.Zero)
            span.SetTag(TelemetryNames.Waited, info.Waited.TotalSeconds);
        if (error is null)
            return;
        span.SetTag(TelemetryNames.ErrorType, error);
        span.SetStatus(ActivityStatusCode.Error, reason);
    }

    private void Count(string kind, long? tokens, string? responseModel)
    {
        if (tokens is not { } count || !OperationInstruments.TokenUsage.Enabled)
            return;
        TagList tags = Tags(responseModel);
        tags.Add(TelemetryNames.TokenType, kind);
        OperationInstruments.TokenUsage.Record((int)Math.Min(count, int.MaxValue), tags);
    }

    private TagList Tags(string? responseModel)
    {
        var tags = new TagList
        {
            { TelemetryNames.OperationName, operation },
            { TelemetryNames.ProviderName, TelemetryNames.Provider },
            { TelemetryNames.RequestModel, model },
            { TelemetryNames.ServerAddress, client.ServerAddress },
            { TelemetryNames.ServerPort, client.ServerPort },
        };
        if (responseModel is not null)
            tags.Add(TelemetryNames.ResponseModel, responseModel);
        if (client.Name is not null)
            tags.Add(TelemetryNames.Client, client.Name);
        labels.AddTo(ref tags);
        return tags;
    }
}
