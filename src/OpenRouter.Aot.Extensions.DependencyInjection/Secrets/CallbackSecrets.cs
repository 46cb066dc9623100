using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using OpenRouter.Aot.Logging;

namespace OpenRouter.Aot.Secrets;

/// <summary>
/// The secrets that a callback gives, kept so that options can be read without waiting. Only the first time that a secret is asked for must its reader wait,
/// because options are made synchronously. Safe for use by several threads.
/// </summary>
/// <param name="read">Fetches a secret by its name; null where there is none.</param>
/// <param name="hosting">How often and how long it is asked.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Takes what failed.</param>
internal sealed class CallbackSecrets(
    Func<string, CancellationToken, ValueTask<string?>> read, IOptions<OpenRouterHostingOptions> hosting, TimeProvider time, ClientLog log)
{
    private readonly ConcurrentDictionary<string, string?> known = new(StringComparer.Ordinal);
    private long refreshedAt = time.GetTimestamp();

    /// <summary>The secret of a name; null where there is none or it could not be had.</summary>
    public string? Get(string name) =>
        // On the pool, so that a caller's own context is not waited for by itself.
        known.TryGetValue(name, out string? secret) ? secret : known[name] = Task.Run(() => ReadAsync(name, null, CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>Asks again for every secret that is known, where it is time to.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        long before = Interlocked.Read(ref refreshedAt);
        if (time.GetElapsedTime(before) < hosting.Value.CallbackInterval || Interlocked.CompareExchange(ref refreshedAt, time.GetTimestamp(), before) != before)
            return;
        foreach ((string name, string? old) in known)
            known[name] = await ReadAsync(name, old, ct).ConfigureAwait(false);
    }

    private async Task<string?> ReadAsync(string name, string? old, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(hosting.Value.CallbackTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            // A callback that does not heed its token is left behind.
            return await read(name, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.SecretNotRead(name, failure is OperationCanceledException ? $"no answer within {hosting.Value.CallbackTimeout}" : failure.GetType().Name, failure);
            return old;
        }
    }
}
