namespace OpenRouter.Aot;

/// <summary>
/// How fast attempts may begin with a key: a bucket of permits that a timer fills, so that taking one reads no clock. The timer runs only while
/// the bucket is not full.
/// </summary>
internal sealed class KeyPace
{
    // The bucket holds a tenth of a second's worth, so that a timer's resolution does not slow a fast pace down.
    private static readonly TimeSpan LongestFilling = TimeSpan.FromMilliseconds(100);

    // Timers take at most 49 days. A tick that comes too early fills nothing in.
    private static readonly TimeSpan LongestTick = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(365_000);

    private readonly PoolKey key;
    private readonly TimeSpan interval;
    private readonly TimeSpan tick;
    private readonly int capacity;
    private readonly ITimer timer;
    private int permits;
    private int isTicking;
    private long filled;

    /// <param name="key">The key.</param>
    /// <param name="perMinute">Attempts a minute.</param>
    public KeyPace(PoolKey key, double perMinute)
    {
        this.key = key;
        PerMinute = perMinute;
        interval = TimeSpan.FromMinutes(Math.Min(1 / perMinute, LongestInterval.TotalMinutes));
        capacity = Math.Max(1, (int)(LongestFilling / interval));

        // The time in which the bucket fills exactly: after a longer one, what is above its brim would be lost.
        tick = interval * capacity < LongestTick ? interval * capacity : LongestTick;
        permits = capacity;
        timer = key.Ring.CreateTimer(static self => ((KeyPace)self!).OnTick(), this);
    }

    public double PerMinute { get; }

    public bool IsSpent => Volatile.Read(ref permits) <= 0;

    /// <summary>Takes a permit; false where none is left.</summary>
    public bool TryTake()
    {
        int left = Interlocked.Decrement(ref permits);
        if (left < 0)
        {
            // Those who ask in vain may hold the bucket below zero while it is filled: then the last of them to go makes the room.
            Return();
            return false;
        }

        if (Interlocked.Exchange(ref isTicking, 1) == 0)
        {
            Volatile.Write(ref filled, key.Ring.Time.GetTimestamp());
            timer.Change(tick, Timeout.InfiniteTimeSpan);
        }

        if (left == 0)
            key.Reflect();
        return true;
    }

    /// <summary>Gives a permit back that was not used after all.</summary>
    public void Return()
    {
        if (Interlocked.Increment(ref permits) == 1)
            key.Reflect();
    }

    public void Stop() => timer.Dispose();

    private void OnTick()
    {
        TimeProvider time = key.Ring.Time;
        long due = (long)(time.GetElapsedTime(Volatile.Read(ref filled)) / interval);
        Volatile.Write(ref filled, Volatile.Read(ref filled) + (long)(due * interval.TotalSeconds * time.TimestampFrequency));
        int before, after;
        do
        {
            before = Volatile.Read(ref permits);
            after = (int)Math.Min(capacity, before + due);
        }
        while (Interlocked.CompareExchange(ref permits, after, before) != before);

        // As of the exchange: the last permit may have gone, and the key been marked full, a moment before it.
        if (before <= 0 && after > 0)
            key.Reflect();
        for (int permit = before; permit < after; permit++)
            key.Ring.RoomReturned?.Invoke(key);

        // With a fence: the permits are looked at after the timer has been given up for all to see.
        Interlocked.Exchange(ref isTicking, 0);
        // A permit may have been taken between filling the bucket and this line: then nobody else started the timer.
        if (Volatile.Read(ref permits) < capacity && Interlocked.Exchange(ref isTicking, 1) == 0)
            timer.Change(tick, Timeout.InfiniteTimeSpan);
    }
}
