namespace OpenRouter.Aot;

/// <summary>Reads the answer of one attempt into a value, and adds to the attempt's summary what it saw on the way.</summary>
/// <typeparam name="T">The value of a good answer.</typeparam>
internal abstract class AnswerReader<T>
    where T : class
{
    /// <summary>Whether a good value goes on living on the attempt's connection: a stream.</summary>
    public virtual bool KeepsAttempt => false;

    /// <summary>Reads the answer. It throws only what the caller's own token throws.</summary>
    public abstract ValueTask<T?> ReadAsync(Attempt attempt, TransportOptions limits);

    /// <summary>Gives a good value the account of how it came about.</summary>
    public virtual void SetInfo(T value, AnswerInfo info)
    {
    }

    /// <summary>Reads an answer that is no good, whatever was expected.</summary>
    protected static async ValueTask ReadErrorAsync(Attempt attempt, TransportOptions limits)
    {
        (TransportFault fault, PooledBody body) = await attempt.Answer!.ReadBodyAsync(limits, attempt.Timer).ConfigureAwait(false);
        using (body)
            Summarize(attempt, fault, body.Memory);
    }

    /// <summary>Summarises a failure's body, which is kept for the error.</summary>
    protected static void Summarize(Attempt attempt, TransportFault fault, ReadOnlyMemory<byte> body)
    {
        const int MaxKept = 64 * 1024;
        ReadOnlyMemory<byte> redacted = attempt.Lease.Key.Secret.Redact(body);
        attempt.ErrorBody = redacted[..Math.Min(redacted.Length, MaxKept)].ToArray();
        AnswerSummary summary = AnswerSummaryReader.Read(attempt.Start, redacted);

        // An answer with an error status is known enough by its headers: a body that broke off changes nothing.
        bool isBroken = fault != TransportFault.None && summary.Status is >= 200 and < 300;
        attempt.Summary = isBroken ? summary with { Fault = fault } : summary;
    }
}
