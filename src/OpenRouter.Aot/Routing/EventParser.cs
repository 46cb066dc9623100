using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>Reads the events of one stream, and puts together what was delivered of it. Not safe for use by several threads.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
internal abstract class EventParser<TEvent>
    where TEvent : class
{
    /// <summary>How large the JSON of an event may be.</summary>
    public JsonLimits Limits { get; set; } = JsonLimits.Default;

    /// <summary>Reads one event and adds to the summary what it holds; an event that cannot be read sets <see cref="TransportFault.Malformed"/>.</summary>
    /// <param name="data">The event's data; it lives only as long as this call.</param>
    /// <param name="summary">What is known of the stream.</param>
    /// <param name="kind">What the event is.</param>
    public abstract TEvent? Parse(ReadOnlyMemory<byte> data, ref AnswerSummary summary, out EventKind kind);

    /// <summary>
    /// Reads one event that differs from the last one in its text alone, framing and JSON in one: what a stream repeats hundreds of times is compared instead of
    /// read. False where the next event is another, or has not arrived; then <see cref="Parse"/> reads it.
    /// </summary>
    /// <param name="ahead">What has arrived, from the beginning of an event on.</param>
    /// <param name="item">The event, which brings content.</param>
    /// <param name="length">How long it is, framing included.</param>
    public virtual bool TryReadAlike(ReadOnlyMemory<byte> ahead, [NotNullWhen(true)] out TEvent? item, out int length)
    {
        (item, length) = (null, 0);
        return false;
    }

    /// <summary>Keeps what an event brought, for the error that a broken stream ends with.</summary>
    /// <param name="item">An event that is delivered, or the error that ends the stream.</param>
    public abstract void Keep(TEvent item);

    /// <summary>Lets go of what was kept, once the stream has been judged.</summary>
    public virtual void Release()
    {
    }

    /// <summary>What was kept, as an answer, for spans that carry content; null where the family has none that they could carry.</summary>
    public virtual ChatCompletion? ToCompletion(in AnswerSummary summary) => null;

    /// <summary>Makes the error that a broken stream ends with; it carries what was kept.</summary>
    public abstract StreamInterruptedException CreateError(Verdict verdict, in AnswerSummary summary, AnswerInfo info);
}
