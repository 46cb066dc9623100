using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// A stream whose first content has arrived. It holds key and connection until it ends or is left. Not safe for use by several threads.
/// </summary>
/// <typeparam name="TEvent">The events.</typeparam>
internal sealed class OpenStream<TEvent> : IDisposable
    where TEvent : class
{
    // After the end marker, how long to wait for the end of the body, so that the connection can be used again.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(1);

    private readonly Attempt attempt;
    private readonly ServerSentEventReader events;
    private readonly EventParser<TEvent> parser;
    private readonly TransportOptions limits;
    private readonly Queue<TEvent> held;
    private TimeSpan silence;
    private long arrivedBytes;
    private bool hasEnded;
    private bool isReleased;

    public OpenStream(
        Attempt attempt, ServerSentEventReader events, EventParser<TEvent> parser, TransportOptions limits, Queue<TEvent> held, long heldBytes,
        bool hasEnded)
    {
        this.attempt = attempt;
        this.events = events;
        this.parser = parser;
        this.limits = limits;
        this.held = held;
        this.hasEnded = hasEnded;
        arrivedBytes = heldBytes;
    }

    // A caller may drop a stream without leaving it. The key comes back at once; closing a connection takes locks, which no finalizer should wait for.
    ~OpenStream()
    {
        attempt.Abandon();
        ThreadPool.UnsafeQueueUserWorkItem(static dropped => dropped.Close(), this, preferLocal: false);
    }

    /// <summary>What is known of the stream.</summary>
    public AnswerSummary Summary => attempt.Summary;

    /// <summary>How the answer came about; final once the stream has ended.</summary>
    public AnswerInfo Info { get; set; } = new();

    /// <summary>The caller's tokens, which end with the stream.</summary>
    public CallerTokens? Tokens { get; set; }

    /// <summary>
    /// Whether all of the stream is to be put together, so that it may be no larger than any other answer. Else what is larger is delivered,
    /// but no longer kept for the error of a stream that breaks.
    /// </summary>
    public bool KeepsAll { get; set; }

    /// <summary>The next event, or null at the end.</summary>
    /// <exception cref="StreamInterruptedException">The stream broke.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TEvent?> ReadAsync()
    {
        if (await ReadUnjudgedAsync().ConfigureAwait(false) is { } item)
            return item;
        Verdict verdict = End();
        StreamInterruptedException? error = verdict.IsAccepted ? null : parser.CreateError(verdict, attempt.Summary, Info);
        parser.Release();
        return error is null ? null : throw error;
    }

    /// <summary>
    /// The next event where it has arrived and is like the one before it, but for its text. It is not waited for, so no limit runs and nothing can be cancelled.
    /// </summary>
    public bool TryReadAlike([NotNullWhen(true)] out TEvent? item)
    {
        item = null;
        if (held.Count > 0 || hasEnded || attempt.Timer.CallerToken.IsCancellationRequested || !IsSound
            || !parser.TryReadAlike(events.Ahead, out TEvent? next, out int length) || arrivedBytes + length > limits.MaxAnswerBytes)
        {
            return false;
        }

        events.Pass(length);
        arrivedBytes += length;
        silence = TimeSpan.Zero;
        parser.Keep(next);
        item = next;
        if (Info.Trail is not null)
            DecisionTrail.TelemetryOf(Info)?.NoteChunk();
        return true;
    }

    /// <summary>The next event, or null at the end, good or bad, which <see cref="Summary"/> tells.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TEvent?> ReadUnjudgedAsync()
    {
        attempt.Timer.CallerToken.ThrowIfCancellationRequested();
        if (held.TryDequeue(out TEvent? first))
            return Deliver(first);
        while (!hasEnded && IsSound)
        {
            (TEvent? item, EventKind kind) = await ReadOnAsync().ConfigureAwait(false);
            if (item is null)
                continue;
            if (Info.Trail is not null && kind == EventKind.Content)
                DecisionTrail.TelemetryOf(Info)?.NoteChunk();
            if (IsSound || kind == EventKind.Content)
                return Deliver(item);
            // The event of the error may tell the usage.
            Keep(item);
        }

        return null;
    }

    /// <summary>Judges the stream that has ended, and lets go of it.</summary>
    public Verdict End()
    {
        Verdict verdict = attempt.Complete();
        Dispose();
        return verdict;
    }

    /// <summary>Leaves the stream: the connection is closed at once.</summary>
    public void Dispose()
    {
        if (isReleased)
            return;
        isReleased = true;
        GC.SuppressFinalize(this);
        events.Dispose();
        Close();
    }

    private bool IsSound => attempt.Summary is { Fault: TransportFault.None, Error: null };

    // An event that has to be waited for would otherwise cost a box in each method on the way.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(TEvent? Item, EventKind Kind)> ReadOnAsync()
    {
        try
        {
            switch (events.TryRead() ? ServerSentEventStep.Event : await WaitAsync().ConfigureAwait(false))
            {
                case ServerSentEventStep.Event:
                    (TEvent? item, EventKind kind) = Parse();
                    silence = kind == EventKind.Preamble ? silence : TimeSpan.Zero;
                    if (kind == EventKind.Done)
                        await ReadEndAsync().ConfigureAwait(false);
                    else if (silence >= limits.StallTimeout && IsSound)
                        attempt.Summary = attempt.Summary with { Fault = TransportFault.Stall };
                    return (item, kind);
                case ServerSentEventStep.TooLarge:
                    attempt.Summary = attempt.Summary with { Fault = TransportFault.TooLarge };
                    break;
                default:
                    hasEnded = true;
                    if (attempt.Summary.FinishReason is null)
                        attempt.Summary = attempt.Summary with { Fault = TransportFault.Malformed };
                    break;
            }
        }
        catch (Exception exception) when (HttpFaults.Find(exception, attempt.Timer, TransportFault.Truncated) is { } fault)
        {
            // With the finish reason the answer was whole; all that is missing is the usage.
            hasEnded = attempt.Summary.FinishReason is not null;
            if (!hasEnded)
                attempt.Summary = attempt.Summary with { Fault = fault };
        }
        catch (Exception exception) when (HttpFaults.IsCallerGone(exception, attempt.Timer))
        {
            throw HttpFaults.CallerGone(exception, attempt.Timer);
        }

        return (null, EventKind.Preamble);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ServerSentEventStep> WaitAsync()
    {
        // Comments and empty deltas are no content: they do not set the limit back. The time that the caller takes does not count.
        TimeSpan began = attempt.Timer.Elapsed;
        attempt.Timer.Begin(TransportFault.Stall, limits.StallTimeout - silence, hasContent: true);
        ServerSentEventStep step = await events.ReadAsync(attempt.Timer.Token).ConfigureAwait(false);
        attempt.Timer.Rest();
        silence += attempt.Timer.Elapsed - began;
        return step;
    }

    private (TEvent? Item, EventKind Kind) Parse()
    {
        AnswerSummary before = attempt.Summary;
        TEvent? item = parser.Parse(events.Data, ref attempt.Summary, out EventKind kind);
        if (attempt.Summary.Error is not null)
        {
            // Read again without the key, should the server have quoted it.
            attempt.Summary = before;
            item = parser.Parse(attempt.Lease.Key.Secret.Redact(events.Data), ref attempt.Summary, out kind);
        }

        arrivedBytes += events.Data.Length;
        if (KeepsAll && arrivedBytes > limits.MaxAnswerBytes && IsSound)
            attempt.Summary = attempt.Summary with { Fault = TransportFault.TooLarge };
        return (item, kind);
    }

    private async ValueTask ReadEndAsync()
    {
        hasEnded = true;
        try
        {
            attempt.Timer.Begin(TransportFault.Stall, EndTimeout, hasContent: true);
            while (await events.ReadAsync(attempt.Timer.Token).ConfigureAwait(false) == ServerSentEventStep.Event)
            {
            }
        }
        catch (Exception exception) when (HttpFaults.Find(exception, attempt.Timer, TransportFault.Truncated) is not null)
        {
            // The answer is whole; only the connection is not used again.
        }
        catch (Exception exception) when (HttpFaults.IsCallerGone(exception, attempt.Timer))
        {
            throw HttpFaults.CallerGone(exception, attempt.Timer);
        }
    }

    private TEvent Deliver(TEvent item)
    {
        Keep(item);
        return item;
    }

    private void Keep(TEvent item)
    {
        if (arrivedBytes <= limits.MaxAnswerBytes)
            parser.Keep(item);
    }

    private void TellOfEnd(RequestTelemetry telemetry)
    {
        if (telemetry.CapturesContent && parser.ToCompletion(attempt.Summary) is { } answer)
            telemetry.TakeAnswer(answer);
        telemetry.End(Info, attempt.Summary);
    }

    private void Close()
    {
        Info.Model = attempt.Summary.Model ?? Info.Model;
        Info.Provider = attempt.Summary.Provider;
        Info.GenerationId = attempt.Summary.GenerationId;
        Info.Cost = attempt.Summary.Cost;
        Info.Duration += attempt.Timer.Elapsed - attempt.TimeToFirstToken;
        attempt.Dispose();
        if (DecisionTrail.TelemetryOf(Info) is { } telemetry)
            TellOfEnd(telemetry);
        Tokens?.Dispose();
    }
}
