using System.Collections.Concurrent;

namespace OpenRouter.Aot;

/// <summary>
/// Answers the ring's question whether a quarantined key works again: by <c>GET /key</c>, so that no request of the pool has to be the one that
/// finds out. A key that the service knows again gets one request as its probe; any other stays out, and the ring asks again later.
/// </summary>
internal sealed class QuarantineProber : IDisposable
{
    // An outage can quarantine every key at once: that must not become a burst of questions.
    private const int MaxConcurrency = 4;

    private readonly KeyChecker checker;
    private readonly ConcurrentDictionary<PoolKey, bool> asked = new();
    private readonly SemaphoreSlim turn = new(MaxConcurrency);
    private readonly CancellationTokenSource end = new();

    public QuarantineProber(KeyRing ring, KeyChecker checker)
    {
        this.checker = checker;
        ring.ProbeWanted = Ask;
    }

    public void Dispose() => end.Cancel();

    private void Ask(PoolKey key)
    {
        if (!end.IsCancellationRequested && asked.TryAdd(key, true))
            _ = ProbeAsync(key);
    }

    private async Task ProbeAsync(PoolKey key)
    {
        try
        {
            await turn.WaitAsync(end.Token).ConfigureAwait(false);
            try
            {
                KeyCheck check = await checker.CheckAsync(key, end.Token).ConfigureAwait(false);
                if (check.Info is { IsManagementKey: not true, IsProvisioningKey: not true })
                    key.Breaker.Readmit();
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The client is being disposed.
        }
        finally
        {
            asked.TryRemove(key, out _);
        }
    }
}
