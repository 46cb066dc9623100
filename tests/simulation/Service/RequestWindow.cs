namespace OpenRouter.Aot.Simulation;

/// <summary>Counts requests in windows; each begins with the first request after the one before.</summary>
/// <param name="limit">How many pass in a window.</param>
/// <param name="length">How long it is.</param>
internal sealed class RequestWindow(int limit, TimeSpan length)
{
    private int used;

    public int Limit => limit;

    /// <summary>When the current window ends.</summary>
    public DateTimeOffset Ends { get; private set; }

    /// <summary>Whether one more would pass.</summary>
    public bool HasRoom(DateTimeOffset now) => now >= Ends || used < limit;

    /// <summary>Counts a request.</summary>
    /// <returns>Whether it passes.</returns>
    public bool TryTake(DateTimeOffset now)
    {
        if (now >= Ends)
        {
            Ends = now + length;
            used = 0;
        }

        if (used >= limit)
            return false;
        used++;
        return true;
    }
}
