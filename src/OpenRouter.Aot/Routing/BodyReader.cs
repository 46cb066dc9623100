using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>Reads answers that come as one body.</summary>
/// <typeparam name="T">The value of a good answer.</typeparam>
internal abstract class BodyReader<T> : AnswerReader<T>
    where T : class
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public sealed override async ValueTask<T?> ReadAsync(Attempt attempt, TransportOptions limits)
    {
        if (!attempt.Answer!.IsSuccess)
        {
            await ReadErrorAsync(attempt, limits).ConfigureAwait(false);
            return null;
        }

        (TransportFault fault, PooledBody body) = await attempt.Answer.ReadBodyAsync(limits, attempt.Timer).ConfigureAwait(false);
        using (body)
            return Read(attempt, fault, body.Memory, limits.Json);
    }

    /// <summary>Reads a body in one pass, which gives both the summary and the value; no value where the answer is no good.</summary>
    /// <param name="summary">What the headers told.</param>
    /// <param name="contentType">What the body is said to be.</param>
    /// <param name="body">The body; it lives only as long as this call.</param>
    /// <param name="limits">How large its JSON may be; null for the defaults.</param>
    internal T? Read(ref AnswerSummary summary, string? contentType, ReadOnlyMemory<byte> body, JsonLimits? limits = null)
    {
        T? value = Parse(contentType, body, limits ?? JsonLimits.Default, ref summary);
        return summary is { Error: null, IsForeign: false, Fault: TransportFault.None } ? value : null;
    }

    /// <summary>Reads a good body and adds to the summary what it holds; a body that cannot be read sets <see cref="AnswerSummary.IsForeign"/>.</summary>
    /// <param name="contentType">What the body is said to be.</param>
    /// <param name="body">The body; it lives only as long as this call.</param>
    /// <param name="limits">How large its JSON may be.</param>
    /// <param name="summary">What is known.</param>
    protected abstract T? Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary);

    private T? Read(Attempt attempt, TransportFault fault, ReadOnlyMemory<byte> body, JsonLimits limits)
    {
        if (fault != TransportFault.None)
        {
            attempt.Summary = attempt.Summary with { Fault = fault };
            return null;
        }

        attempt.TimeToFirstToken = attempt.Timer.Elapsed;
        T? value = Read(ref attempt.Summary, attempt.Answer!.ContentType, body, limits);

        // Only a failure is read again: without the key, should the server have quoted it.
        if (value is null)
            Summarize(attempt, attempt.Summary.Fault == TransportFault.TooLarge ? TransportFault.TooLarge : TransportFault.None, body);
        return value;
    }
}
