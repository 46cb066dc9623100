namespace OpenRouter.Aot;

/// <summary>
/// When keys are regrouped by what was learned of their accounts: at once after a time of quiet, then at most ten times a second, however many keys are
/// identified. A regrouping looks at every key.
/// </summary>
/// <param name="ring">The ring.</param>
internal sealed class RegroupingTimer(KeyRing ring)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private ITimer? timer;
    private int isWanted;
    private long begun;

    /// <summary>Something was learned. Whoever is the first to say so sets the timer.</summary>
    public void Want()
    {
        if (Interlocked.Exchange(ref isWanted, 1) == 0)
            Arm();
    }

    /// <summary>A regrouping begins, or a reload, which is one too: what is learned from here on asks for the next.</summary>
    public void NoteBegin()
    {
        Volatile.Write(ref begun, Math.Max(1, ring.Time.GetTimestamp()));
        Interlocked.Exchange(ref isWanted, 0);
    }

    /// <summary>It has ended: what was learned meanwhile, and turned away, comes next.</summary>
    public void NoteEnd()
    {
        if (Volatile.Read(ref isWanted) != 0)
            Arm();
    }

    public void Stop() => Volatile.Read(ref timer)?.Dispose();

    private void Arm()
    {
        ITimer mine = Volatile.Read(ref timer) ?? CreateTimer();
        TimeSpan left = Volatile.Read(ref begun) is var last and not 0 ? Interval - ring.Time.GetElapsedTime(last) : TimeSpan.Zero;
        mine.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer()
    {
        ITimer mine = ring.CreateTimer(static self => ((RegroupingTimer)self!).OnDue(), this);
        if (Interlocked.CompareExchange(ref timer, mine, null) is not { } other)
            return mine;
        mine.Dispose();
        return other;
    }

    private void OnDue()
    {
        if (ring.RegroupingDue is { } ask)
            ask();
        else
            ring.Regroup();
    }
}
