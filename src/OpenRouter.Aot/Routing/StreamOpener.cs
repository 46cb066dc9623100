namespace OpenRouter.Aot;

/// <summary>Holds a stream back until its first content: a failure before it is handled like any other.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
internal sealed class StreamOpener<TEvent>(EventParser<TEvent> parser) : AnswerReader<OpenStream<TEvent>>
    where TEvent : class
{
    // A provider that sends empty deltas while it thinks would otherwise fill the memory until the time-to-first-token limit. What comes beyond
    // says nothing that the held ones do not say; a finish reason and the usage have as much room again.
    private const int MaxHeld = 1024;

    public override bool KeepsAttempt => true;

    public override void SetInfo(OpenStream<TEvent> value, AnswerInfo info) => value.Info = info;

    public override async ValueTask<OpenStream<TEvent>?> ReadAsync(Attempt attempt, TransportOptions limits)
    {
        HttpAnswer answer = attempt.Answer!;
        if (!answer.IsSuccess || !answer.IsEventStream)
        {
            await ReadErrorAsync(attempt, limits).ConfigureAwait(false);
            bool isUnexpected = answer.IsSuccess && attempt.Summary is { Error: null, IsForeign: false, Fault: TransportFault.None };
            return isUnexpected ? Fail(attempt, TransportFault.Malformed) : null;
        }

        parser.Limits = limits.Json;
        ServerSentEventReader? events = null;
        try
        {
            attempt.Timer.Begin(TransportFault.FirstTokenTimeout, limits.FirstTokenTimeout);
            events = new ServerSentEventReader(await answer.OpenAsync(attempt.Timer.Token).ConfigureAwait(false), limits.MaxEventBytes);
            var held = new Queue<TEvent>();
            long heldBytes = 0;
            while (true)
            {
                EventKind kind = EventKind.Done;
                switch (await events.ReadAsync(attempt.Timer.Token).ConfigureAwait(false))
                {
                    case ServerSentEventStep.TooLarge:
                        return Fail(attempt, TransportFault.TooLarge);
                    case ServerSentEventStep.End when attempt.Summary.FinishReason is null:
                        return Fail(attempt, TransportFault.Malformed);
                    case ServerSentEventStep.Event:
                        TEvent? item = parser.Parse(events.Data, ref attempt.Summary, out kind);
                        if (attempt.Summary.Error is not null)
                        {
                            // Read again without the key, should the server have quoted it.
                            Summarize(attempt, TransportFault.None, events.Data);
                            return null;
                        }

                        if (attempt.Summary.Fault != TransportFault.None)
                            return null;
                        bool hasRoom = held.Count < (kind == EventKind.Preamble ? MaxHeld : 2 * MaxHeld) && heldBytes < limits.MaxEventBytes;
                        if (item is not null && (hasRoom || kind == EventKind.Content))
                        {
                            held.Enqueue(item);
                            heldBytes += events.Data.Length;
                        }

                        break;
                }

                if (kind is EventKind.Preamble or EventKind.Finish)
                    continue;

                // A stream may also end without content and yet be good: its finish reason tells.
                attempt.TimeToFirstToken = attempt.Timer.Elapsed;
                attempt.Timer.Rest();
                var stream = new OpenStream<TEvent>(attempt, events, parser, limits, held, heldBytes, hasEnded: kind == EventKind.Done);
                events = null;
                return stream;
            }
        }
        catch (Exception exception) when (HttpFaults.Find(exception, attempt.Timer, TransportFault.Truncated) is { } fault)
        {
            return Fail(attempt, fault);
        }
        catch (Exception exception) when (HttpFaults.IsCallerGone(exception, attempt.Timer))
        {
            throw HttpFaults.CallerGone(exception, attempt.Timer);
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
