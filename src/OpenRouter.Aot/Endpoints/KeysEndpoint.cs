using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>The keys of the pool: how they stand here, and what the service says of them. Safe for use by several threads.</summary>
public sealed class KeysEndpoint
{
    // The service forbids nobody to look, but many instances that look at once are a herd.
    private const int MaxConcurrency = 4;

    private readonly KeyRing ring;
    private readonly HttpTransport transport;
    private readonly TimeProvider time;

    internal KeysEndpoint(KeyRing ring, HttpTransport transport, TimeProvider time)
    {
        this.ring = ring;
        this.transport = transport;
        this.time = time;
    }

    /// <summary>Every key's health and counters, in the order of the pool.</summary>
    public IReadOnlyList<KeyStatistics> GetStatistics() => [.. ring.Entries.Select(entry => entry.GetStatistics())];

    /// <summary>Asks <c>GET /key</c> for every key, which costs nothing. A check changes nothing about a key's health.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IReadOnlyList<KeyCheck>> CheckAsync(CancellationToken ct = default)
    {
        IReadOnlyList<KeyEntry> entries = ring.Entries;
        var checks = new KeyCheck[entries.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = ct };
        await Parallel.ForAsync(0, checks.Length, limit, CheckSlotAsync).ConfigureAwait(false);
        return checks;

        async ValueTask CheckSlotAsync(int slot, CancellationToken token) =>
            checks[slot] = await CheckAsync(entries[slot].Serving, token).ConfigureAwait(false);
    }

    private async ValueTask<KeyCheck> CheckAsync(PoolKey key, CancellationToken ct)
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
            return Parse(key.Alias, body.Memory);
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
