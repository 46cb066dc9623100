namespace OpenRouter.Aot;

/// <summary>
/// What this client has spent with a key. The service's figures lag, so it can also be asked what had been spent some time ago: marks some
/// seconds apart are kept for that.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class KeySpending(TimeProvider time)
{
    /// <summary>How far apart marks are at least, and so how exact an answer about the past is.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    // Two minutes back.
    private const int MaxMarks = 8;

    private SpendingMark[] marks = [];
    private long total;

    /// <summary>All of it, in billionths of a dollar.</summary>
    public long Total => Interlocked.Read(ref total);

    public void Add(long amount)
    {
        // The mark stands before the amount is added: whoever sees the amount finds it.
        DateTimeOffset now = time.GetUtcNow();
        SpendingMark[] known = Volatile.Read(ref marks);
        if (known.Length == 0 || now - known[^1].At >= Step)
            Interlocked.CompareExchange(ref marks, [.. known.AsSpan(Math.Max(0, known.Length - MaxMarks + 1)), new SpendingMark(now, Total)], known);
        Interlocked.Add(ref total, amount);
    }

    /// <summary>What had been spent at a moment, or somewhat less: what was spent within <see cref="Step"/> before it may be missing.</summary>
    public long TotalAt(DateTimeOffset moment)
    {
        long now = Total;
        foreach (SpendingMark mark in Volatile.Read(ref marks))
        {
            if (mark.At > moment - Step)
                return mark.Spent;
        }

        return now;
    }
}
