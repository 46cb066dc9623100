namespace OpenRouter.Aot.Benchmarks.Peers;

/// <summary>
/// The classic rotating pool, made safe by a lock as its users make it: a pick walks the cycle at most once round past unhealthy keys, readmits
/// those whose last error is older than a minute, and uses the next key all the same where none is healthy; three errors make a key unhealthy, a
/// success forgives all.
/// </summary>
internal sealed class ClassicPool(int keys)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly PeerKey[] cycle = [.. Enumerable.Range(0, keys).Select(_ => new PeerKey())];
    private int next;

    public PeerKey Pick()
    {
        lock (gate)
            return Turn();
    }

    /// <summary>A key is chosen, counted in flight and given back with its outcome.</summary>
    public bool Lease()
    {
        PeerKey key;
        lock (gate)
        {
            key = Turn();
            key.InFlight++;
        }

        Report(key, isGood: true);
        return true;
    }

    public void Report(PeerKey key, bool isGood)
    {
        lock (gate)
        {
            if (key.InFlight > 0)
                key.InFlight--;
            key.Errors = isGood ? 0 : key.Errors + 1;
            key.IsHealthy = key.Errors < 3;
            if (isGood)
                key.Succeeded++;
            else
                key.LastError = DateTimeOffset.UtcNow;
        }
    }

    private PeerKey Turn()
    {
        for (int seen = 0; seen < cycle.Length; seen++)
        {
            PeerKey key = Advance();
            if (key.IsHealthy)
                return key;
            if (DateTimeOffset.UtcNow - key.LastError <= Rest)
                continue;
            (key.IsHealthy, key.Errors) = (true, 0);
            return key;
        }

        return Advance();
    }

    private PeerKey Advance()
    {
        PeerKey key = cycle[next];
        next = next + 1 == cycle.Length ? 0 : next + 1;
        return key;
    }
}
