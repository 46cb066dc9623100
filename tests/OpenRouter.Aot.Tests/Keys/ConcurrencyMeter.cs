namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Counts how many hold something at once.</summary>
internal sealed class ConcurrencyMeter
{
    private int now;
    private int most;

    /// <summary>The most that were ever counted.</summary>
    public int Most => Volatile.Read(ref most);

    public void Enter()
    {
        int seen = Interlocked.Increment(ref now);
        for (int before = Most; seen > before; before = Most)
            Interlocked.CompareExchange(ref most, seen, before);
    }

    public void Leave() => Interlocked.Decrement(ref now);
}
