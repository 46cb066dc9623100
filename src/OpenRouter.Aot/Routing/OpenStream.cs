using System.Text;

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
    private readonly StringBuilder arrived = new();
    private bool hasEnded;

    public OpenStream(
        Attempt attempt, ServerSentEventReader events, EventParser<TEvent> parser, TransportOptions limits, Queue<TEvent> held, bool isDone)
    {
        this.attempt = attempt;
        this.events = events;
        this.parser = parser;
        this.limits = limits;
        this.held = held;
        hasEnded = isDone;
    }

    // A caller may drop a stream without leaving it: then at least the key must come back.
    ~OpenStream() => attempt.Abandon();

    /// <summary>How the answer came about; final once the stream has ended.</summary>
    public AnswerInfo Info { get; set; } = new();

    /// <summary>The next event, or null at the end.</summary>
    /// <exception cref="StreamInterruptedException">The stream broke.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<TEvent?> ReadAsync()
    {
        if (held.TryDequeue(out TEvent? first))
            return Deliver(first);
        while (!hasEnded)
        {
            TEvent? item = await ReadOnAsync().ConfigureAwait(false);
            if (attempt.Summary.Fault != TransportFault.None || attempt.Summary.Error is not null)
                throw Interrupt();
            if (item is not null)
                return Deliver(item);
        }

        Finish();
        return null;
    }

    /// <summary>Leaves the stream: the connection is closed at once.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        events.Dispose();
        attempt.Dispose();
    }

    private async ValueTask<TEvent?> ReadOnAsync()
    {
        try
        {
            attempt.Timer.Begin(TransportFault.Stall, limits.StallTimeout, isBounded: false);
            ServerSentEventStep step = await events.ReadAsync(attempt.Timer.Token).ConfigureAwait(false);
            attempt.Timer.Rest();
            switch (step)
            {
                case ServerSentEventStep.Event:
                    AnswerSummary before = attempt.Summary;
                    TEvent? item = parser.Parse(events.Data, ref attempt.Summary, out EventKind kind);
                    if (attempt.Summary.Error is not null)
                    {
                        // Read again without the key, should the server have quoted it.
                        attempt.Summary = before;
                        item = parser.Parse(attempt.Lease.Key.Secret.Redact(events.Data), ref attempt.Summary, out kind);
                    }

                    if (kind == EventKind.Done)
                        await ReadEndAsync().ConfigureAwait(false);
                    return item;
                case ServerSentEventStep.TooLarge:
                    attempt.Summary = attempt.Summary with { Fault = TransportFault.TooLarge };
                    return null;
                default:
                    hasEnded = true;
                    if (attempt.Summary.FinishReason is null)
                        attempt.Summary = attempt.Summary with { Fault = TransportFault.Malformed };
                    return null;
            }
        }
        catch (Exception exception) when (HttpTransport.ToFault(exception, attempt.Timer, TransportFault.Truncated) is { } fault)
        {
            attempt.Summary = attempt.Summary with { Fault = fault };
            return null;
        }
    }

    private async ValueTask ReadEndAsync()
    {
        hasEnded = true;
        try
        {
            attempt.Timer.Begin(TransportFault.Stall, EndTimeout, isBounded: false);
            while (await events.ReadAsync(attempt.Timer.Token).ConfigureAwait(false) == ServerSentEventStep.Event)
            {
            }
        }
        catch (Exception exception) when (HttpTransport.ToFault(exception, attempt.Timer, TransportFault.Truncated) is not null)
        {
            // The answer is whole; only the connection is not used again.
        }
    }

    private TEvent Deliver(TEvent item)
    {
        arrived.Append(parser.TextOf(item));
        return item;
    }

    private StreamInterruptedException Interrupt()
    {
        Verdict verdict = Settle();
        string text = arrived.ToString();
        Dispose();
        return new StreamInterruptedException(verdict, attempt.Summary, Info, text);
    }

    private void Finish()
    {
        Settle();
        Dispose();
    }

    private Verdict Settle()
    {
        Info.Model = attempt.Summary.Model ?? Info.Model;
        Info.Provider = attempt.Summary.Provider;
        Info.GenerationId = attempt.Summary.GenerationId;
        Info.Cost = attempt.Summary.Cost;
        Info.Duration += attempt.Timer.Elapsed - attempt.TimeToFirstToken;
        return attempt.Complete();
    }
}
