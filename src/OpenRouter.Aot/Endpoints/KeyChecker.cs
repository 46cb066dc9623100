using System.Text.Json;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot;

/// <summary>Asks the service about a key (<c>GET /key</c>), which costs nothing.</summary>
internal sealed class KeyChecker(HttpTransport transport, TimeProvider time)
{
    // An answer that has not come by then is of no use any more; one is a few kilobytes long.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TransportOptions Limits = new() { StallTimeout = Longest, MaxAnswerBytes = 256 * 1024 };

    /// <summary>Asks.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<KeyAnswer> AskAsync(PoolKey key, CancellationToken ct)
    {
        DateTimeOffset askedAt = time.GetUtcNow();
        using var exchange = new HttpExchange(time);
        exchange.Start(Longest, Longest, ct);
        var call = new HttpCall { Method = HttpMethod.Get, Path = "/key", Authorization = key.Secret.Authorization };
        HttpAnswer answer = await transport.SendAsync(call, exchange).ConfigureAwait(false);
        if (answer.Fault != TransportFault.None)
            return Fail(askedAt, answer.Summary);

        (TransportFault fault, PooledBody body) = await answer.ReadBodyAsync(Limits, exchange.Timer).ConfigureAwait(false);
        using (body)
        {
            return fault == TransportFault.None
                ? Read(askedAt, answer.Summary, key.Secret.Redact(body.Memory))
                : Fail(askedAt, answer.Summary with { Fault = fault });
        }
    }

    private KeyAnswer Read(DateTimeOffset askedAt, AnswerSummary summary, ReadOnlyMemory<byte> body)
    {
        try
        {
            summary = AnswerSummaryReader.Add(summary, AnswerSummaryReader.Fields(body.Span));
            if (summary.Status is < 200 or >= 300 || summary.Error is not null)
                return Fail(askedAt, summary);
            KeyInfo? info = OpenRouterJson.Parse<KeyInfoAnswer>(body.Span).Data;
            return new KeyAnswer(askedAt, info, info is null ? "the answer holds no data" : null);
        }
        catch (JsonException)
        {
            return Fail(askedAt, AnswerSummaryReader.Unreadable(summary, body.Span));
        }
    }

    private KeyAnswer Fail(DateTimeOffset askedAt, in AnswerSummary summary)
    {
        Verdict verdict = Verdict.From(summary, time.GetUtcNow());
        // A page of something on the way says nothing of the key, whatever its status.
        bool isRefusal = summary.Error is not null && verdict is { Scope: VerdictScope.Key, Action: VerdictAction.Quarantine };
        return new KeyAnswer(askedAt, null, verdict.Reason, isRefusal ? verdict : null);
    }
}
