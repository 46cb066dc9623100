namespace OpenRouter.Aot;

/// <summary>When a key expires: near it the others go first, from it on the key is out.</summary>
/// <param name="key">The key.</param>
internal sealed class KeyExpiry(PoolKey key)
{
    // As long as an attempt may take (TransportOptions.AttemptTimeout): what begins earlier ends in time.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private ITimer? timer;
    private long ticks;
    private int isNear;

    /// <summary>When the key expires; null where nobody said.</summary>
    public DateTimeOffset? Moment => Interlocked.Read(ref ticks) is var known and not 0 ? new DateTimeOffset(known, TimeSpan.Zero) : null;

    public bool IsNear => Volatile.Read(ref isNear) != 0;

    /// <summary>Takes in when the key expires, as its owner or the service says. A key that turns out to live longer may serve again.</summary>
    public void Set(DateTimeOffset moment)
    {
        if (Interlocked.Exchange(ref ticks, moment.UtcTicks) == moment.UtcTicks)
            return;
        if (moment > key.Ring.Time.GetUtcNow() && key.Breaker.State == KeyState.Expired)
            key.Breaker.Readmit();
        if (Volatile.Read(ref timer) is null)
        {
            ITimer mine = key.Ring.CreateTimer(static self => ((KeyExpiry)self!).OnDue(), this);
            if (Interlocked.CompareExchange(ref timer, mine, null) is not null)
                mine.Dispose();
        }

        OnDue();
    }

    public void Stop() => Volatile.Read(ref timer)?.Dispose();

    private void OnDue()
    {
        if (Moment is not { } moment)
            return;
        TimeSpan left = moment - key.Ring.Time.GetUtcNow();
        Interlocked.Exchange(ref isNear, left <= Margin ? 1 : 0);
        key.Reflect();
        if (left <= TimeSpan.Zero)
        {
            key.Breaker.Expire(moment);
            return;
        }

        TimeSpan due = left > Margin ? left - Margin : left;
        Volatile.Read(ref timer)!.Change(due < LongestTimer ? due : LongestTimer, Timeout.InfiniteTimeSpan);
    }
}
