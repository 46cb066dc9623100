namespace OpenRouter.Aot;

/// <summary>Reads the events of one kind of stream.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
internal abstract class EventParser<TEvent>
    where TEvent : class
{
    /// <summary>Reads one event and adds to the summary what it holds; an event that cannot be read sets <see cref="TransportFault.Malformed"/>.</summary>
    /// <param name="data">The event's data; it lives only as long as this call.</param>
    /// <param name="summary">What is known of the stream.</param>
    /// <param name="kind">What the event is.</param>
    public abstract TEvent? Parse(ReadOnlyMemory<byte> data, ref AnswerSummary summary, out EventKind kind);

    /// <summary>The event's text, for the error that a broken stream ends with.</summary>
    public abstract string TextOf(TEvent item);
}
