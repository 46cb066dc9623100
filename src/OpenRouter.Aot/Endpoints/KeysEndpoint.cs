namespace OpenRouter.Aot;

/// <summary>The keys of the pool: how they stand here, and what the service says of them. Safe for use by several threads.</summary>
public sealed class KeysEndpoint
{
    private readonly KeyRing ring;
    private readonly KeyWatch watch;

    internal KeysEndpoint(KeyRing ring, KeyWatch watch)
    {
        this.ring = ring;
        this.watch = watch;
    }

    /// <summary>Every key's health and counters, in the order of the pool. Nothing is sent.</summary>
    public IReadOnlyList<KeyStatistics> GetStatistics()
    {
        var all = new List<KeyStatistics>();
        foreach (KeyEntry entry in ring.Entries)
            all.Add(entry.GetStatistics());
        return all;
    }

    /// <summary>
    /// Asks <c>GET /key</c> for every key, and for the secret that is to replace it, which costs nothing. The pool learns from it as from the checks in
    /// the background: a refused or a management key is taken out, one that works again is given a request, and limits, expiry and account are
    /// taken in.
    /// </summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IReadOnlyList<KeyCheck>> CheckAsync(CancellationToken ct = default)
    {
        IReadOnlyList<KeyEntry> entries = ring.Entries;
        var checks = new KeyCheck[entries.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = KeyWatch.MaxConcurrency, CancellationToken = ct };
        await Parallel.ForAsync(0, checks.Length, limit, CheckSlotAsync).ConfigureAwait(false);
        return checks;

        async ValueTask CheckSlotAsync(int slot, CancellationToken token)
        {
            KeyCheck check = await watch.CheckAsync(entries[slot].Key, token).ConfigureAwait(false);
            checks[slot] = entries[slot].Replacement is { } replacement
                ? check with { Replacement = await watch.CheckAsync(replacement, token).ConfigureAwait(false) }
                : check;
        }
    }

    /// <summary>
    /// Waits until the service has been asked once about every key in the background, and begins with it where no request has: dead keys
    /// then cost no request. It is for who has time, such as a bulk run; requests themselves never wait for it.
    /// </summary>
    /// <param name="atMost">How long to wait at most; the checks go on after it.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <returns>
    /// Whether it was done in time, whatever came of it; also where <see cref="OpenRouterClientOptions.KeyCheckInterval"/> says never.
    /// </returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<bool> WaitForFirstCheckAsync(TimeSpan atMost, CancellationToken ct = default)
    {
        watch.StartAtOnce();
        try
        {
            await watch.FirstRound.WaitAsync(atMost, ring.Time, ct).ConfigureAwait(false);
            // Now, not a moment later: keys that are thought to be of several accounts would be given several times the width.
            (ring.RegroupingDue ?? ring.Regroup)();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
