namespace OpenRouter.Aot;

/// <summary>Holds a stream back until its first content: a failure before it is handled like any other.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
internal sealed class StreamOpener<TEvent>(EventParser<TEvent> parser) : AnswerReader<OpenStream<TEvent>>
    where TEvent : class
{
    // A provider that sends roles and empty deltas for ever would otherwise fill the memory until the time-to-first-token limit.
    private const int MaxHeld = 1024;

    public override bool KeepsAttempt => true;

    public override async ValueTask<(AnswerSummary Summary, OpenStream<TEvent>? Value)> ReadAsync(Attempt attempt, TransportOptions limits)
    {
        HttpAnswer answer = attempt.Answer!;
        if (!answer.IsSuccess || !answer.IsEventStream)
        {
            AnswerSummary whole = await ReadErrorAsync(attempt, limits).ConfigureAwait(false);
            bool isUnexpected = answer.IsSuccess && whole is { Error: null, IsForeign: false, Fault: TransportFault.None };
            return (isUnexpected ? whole with { Fault = TransportFault.Malformed } : whole, null);
        }

        AnswerSummary summary = attempt.Start;
        ServerSentEventReader? events = null;
        try
        {
            attempt.Timer.Begin(TransportFault.FirstTokenTimeout, limits.FirstTokenTimeout);
            events = new ServerSentEventReader(await answer.OpenAsync(attempt.Timer.Token).ConfigureAwait(false), limits.MaxEventBytes);
            var held = new Queue<TEvent>();
            while (held.Count < MaxHeld)
            {
                ServerSentEventStep step = await events.ReadAsync(attempt.Timer.Token).ConfigureAwait(false);
                if (step != ServerSentEventStep.Event)
                    return (AtEnd(summary, step), null);

                TEvent? item = parser.Parse(events.Data, ref summary, out EventKind kind);
                if (summary.Error is not null)
                {
                    // Read again without the key, should the server have quoted it.
                    return (Summarize(attempt, TransportFault.None, events.Data), null);
                }

                if (summary.Fault != TransportFault.None)
                    return (summary, null);
                if (item is not null)
                    held.Enqueue(item);
                if (kind == EventKind.Preamble)
                    continue;

                // A stream may also end without content and yet be good: its finish reason tells.
                attempt.TimeToFirstToken = attempt.Timer.Elapsed;
                attempt.Timer.Rest();
                var stream = new OpenStream<TEvent>(attempt, events, parser, limits, held, summary, isDone: kind == EventKind.Done);
                events = null;
                return (summary, stream);
            }

            return (summary with { Fault = TransportFault.TooLarge }, null);
        }
        catch (Exception exception) when (HttpTransport.ToFault(exception, attempt.Timer, TransportFault.Truncated) is { } fault)
        {
            return (summary with { Fault = fault }, null);
        }
        finally
        {
            events?.Dispose();
        }
    }

    private static AnswerSummary AtEnd(AnswerSummary summary, ServerSentEventStep step) =>
        summary with { Fault = step == ServerSentEventStep.TooLarge ? TransportFault.TooLarge : TransportFault.Malformed };
}
