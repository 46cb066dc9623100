using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Asks the service about a key (<c>GET /key</c>), which costs nothing, and lets the key know when it expires.</summary>
internal sealed class KeyChecker(HttpTransport transport, TimeProvider time)
{
    public async ValueTask<KeyCheck> CheckAsync(PoolKey key, CancellationToken ct)
    {
        using var timer = new AttemptTimer(time, transport.Options.FirstByteTimeout, ct);
        var call = new HttpCall { Method = HttpMethod.Get, Path = "/key", Authorization = key.Secret.Authorization };
        using HttpAnswer answer = await transport.SendAsync(call, timer).ConfigureAwait(false);
        if (answer.Fault != TransportFault.None)
            return new KeyCheck(key.Alias, null, Verdict.From(answer.Summary, time.GetUtcNow()).Reason);

        (TransportFault fault, PooledBody body) = await answer.ReadBodyAsync(transport.Options, timer).ConfigureAwait(false);
        using (body)
        {
            if (fault != TransportFault.None)
                return new KeyCheck(key.Alias, null, Verdict.From(answer.Summary with { Fault = fault }, time.GetUtcNow()).Reason);
            AnswerSummary summary = AnswerSummaryReader.Read(answer.Summary, key.Secret.Redact(body.Memory));
            if (!answer.IsSuccess || summary.Error is not null)
                return new KeyCheck(key.Alias, null, Verdict.From(summary, time.GetUtcNow()).Reason);
            KeyCheck check = Parse(key.Alias, body.Memory);
            if (check.Info?.ExpiresAt is { } moment)
                key.Expiry.Set(moment);
            return check;
        }
    }

    private static KeyCheck Parse(string alias, ReadOnlyMemory<byte> body)
    {
        try
        {
            KeyInfo? info = JsonSerializer.Deserialize(body.Span, AccountJson.Default.KeyInfoEnvelope)?.Data;
            return new KeyCheck(alias, info, info is null ? "the answer holds no data" : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new KeyCheck(alias, null, "the answer cannot be read");
        }
    }
}
