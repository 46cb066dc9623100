namespace OpenRouter.Aot;

/// <summary>Holds a stream back until its first content: a failure before it is handled like any other.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
internal sealed class StreamOpener<TEvent>(EventParser<TEvent> parser) : AnswerReader<OpenStream<TEvent>>
    where TEvent : class
{
    // A provider that sends roles and empty deltas for ever would otherwise fill the memory until the time-to-first-token limit.
    private const int MaxHeld = 1024;

    public override bool KeepsAttempt => true;

    public override async ValueTask<OpenStream<TEvent>?> ReadAsync(Attempt attempt, TransportOptions limits)
    {
        HttpAnswer answer = attempt.Answer!;
        if (!answer.IsSuccess || !answer.IsEventStream)
        {
            await ReadErrorAsync(attempt, limits).ConfigureAwait(false);
            if (answer.IsSuccess && attempt.Summary is { Error: null, IsForeign: false, Fault: TransportFault.None })
                attempt.Summary = attempt.Summary with { Fault = TransportFault.Malformed };
            return null;
        }

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
                    return Fail(attempt, step == ServerSentEventStep.TooLarge ? TransportFault.TooLarge : TransportFault.Malformed);

                TEvent? item = parser.Parse(events.Data, ref attempt.Summary, out EventKind kind);
                if (attempt.Summary.Error is not null)
                {
                    // Read again without the key, should the server have quoted it.
                    Summarize(attempt, TransportFault.None, events.Data);
                    return null;
                }

                if (attempt.Summary.Fault != TransportFault.None)
                    return null;
                if (item is not null)
                    held.Enqueue(item);
                if (kind == EventKind.Preamble)
                    continue;

                // A stream may also end without content and yet be good: its finish reason tells.
                attempt.TimeToFirstToken = attempt.Timer.Elapsed;
                attempt.Timer.Rest();
                var stream = new OpenStream<TEvent>(attempt, events, parser, limits, held, isDone: kind == EventKind.Done);
                events = null;
                return stream;
            }

            return Fail(attempt, TransportFault.TooLarge);
        }
        catch (Exception exception) when (HttpTransport.ToFault(exception, attempt.Timer, TransportFault.Truncated) is { } fault)
        {
            return Fail(attempt, fault);
        }
        finally
        {
            events?.Dispose();
        }
    }

    private static OpenStream<TEvent>? Fail(Attempt attempt, TransportFault fault)
    {
        attempt.Summary = attempt.Summary with { Fault = fault };
        return null;
    }
}
