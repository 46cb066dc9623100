namespace OpenRouter.Aot;

/// <summary>The keys of the pool: how they stand here, and what the service says of them. Safe for use by several threads.</summary>
public sealed class KeysEndpoint
{
    // The service forbids nobody to look, but many instances that look at once are a herd.
    private const int MaxConcurrency = 4;

    private readonly KeyRing ring;
    private readonly KeyChecker checker;

    internal KeysEndpoint(KeyRing ring, KeyChecker checker)
    {
        this.ring = ring;
        this.checker = checker;
    }

    /// <summary>Every key's health and counters, in the order of the pool.</summary>
    public IReadOnlyList<KeyStatistics> GetStatistics() => [.. ring.Entries.Select(entry => entry.GetStatistics())];

    /// <summary>
    /// Asks <c>GET /key</c> for every key, and for the secret that is to replace it, which costs nothing. The pool learns from it when keys expire;
    /// otherwise a check changes nothing about a key's health.
    /// </summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IReadOnlyList<KeyCheck>> CheckAsync(CancellationToken ct = default)
    {
        IReadOnlyList<KeyEntry> entries = ring.Entries;
        var checks = new KeyCheck[entries.Count];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = ct };
        await Parallel.ForAsync(0, checks.Length, limit, CheckSlotAsync).ConfigureAwait(false);
        return checks;

        async ValueTask CheckSlotAsync(int slot, CancellationToken token)
        {
            KeyCheck check = await checker.CheckAsync(entries[slot].Key, token).ConfigureAwait(false);
            checks[slot] = entries[slot].Replacement is { } replacement
                ? check with { Replacement = await checker.CheckAsync(replacement, token).ConfigureAwait(false) }
                : check;
        }
    }
}
