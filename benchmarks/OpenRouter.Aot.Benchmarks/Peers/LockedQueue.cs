namespace OpenRouter.Aot.Benchmarks.Peers;

/// <summary>The rotation that most people write first: a queue under a lock, the key taken from its head and put to its end.</summary>
internal sealed class LockedQueue(int keys)
{
    private readonly Lock gate = new();
    private readonly Queue<PeerKey> queue = new(Enumerable.Range(0, keys).Select(_ => new PeerKey()));

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

        lock (gate)
        {
            key.InFlight--;
            key.Succeeded++;
        }

        return true;
    }

    private PeerKey Turn()
    {
        PeerKey key = queue.Dequeue();
        queue.Enqueue(key);
        return key;
    }
}
