namespace OpenRouter.Aot;

/// <summary>The times of the last failures: one exchange a failure. Behind the one that a failure overwrites stands the N-th last.</summary>
/// <param name="options">How many failures within which time are too many.</param>
/// <param name="time">The clock.</param>
internal sealed class FailureWindow(BreakerOptions options, TimeProvider time)
{
    private readonly long[] failures = new long[options.FailureThreshold];
    private long count;

    /// <summary>Notes a failure; true where the N-th last is younger than the window.</summary>
    public bool Add()
    {
        long now = time.GetTimestamp();
        long ordinal = Interlocked.Increment(ref count) - 1;
        Interlocked.Exchange(ref failures[ordinal % failures.Length], now);
        long oldest = Interlocked.Read(ref failures[(ordinal + 1) % failures.Length]);
        return ordinal + 1 >= failures.Length && time.GetElapsedTime(oldest, now) <= options.FailureWindow;
    }

    /// <summary>Forgets the failures: the key was proved.</summary>
    public void Clear() => Interlocked.Exchange(ref count, 0);
}
