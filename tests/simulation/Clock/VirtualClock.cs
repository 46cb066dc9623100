namespace OpenRouter.Aot.Simulation;

/// <summary>
/// Time that passes only from event to event, on one thread. Events of the same moment happen in the order in which they were scheduled, so that a run
/// can be repeated to the last bit. Timers made with it are events too.
/// </summary>
internal sealed class VirtualClock : TimeProvider
{
    /// <summary>When every run begins: noon, so that no day ends within a run.</summary>
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(VirtualEvent What, long Stamp), (long Ticks, long Ordinal)> events = new(new Order());
    private long ticks = Start.UtcTicks;
    private long ordinal;

    public DateTimeOffset Now => new(ticks, TimeSpan.Zero);

    /// <summary>Since the run began.</summary>
    public TimeSpan Elapsed => new(ticks - Start.UtcTicks);

    /// <summary>How many events have happened.</summary>
    public long Happened { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => ticks - Start.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Has an event happen; at once, but after whatever is scheduled for this moment already, where its moment has passed.</summary>
    public void Schedule(VirtualEvent what, DateTimeOffset at, long stamp = 0) =>
        events.Enqueue((what, stamp), (Math.Max(at.UtcTicks, ticks), ++ordinal));

    /// <summary>Goes on to the next event.</summary>
    /// <param name="last">The last moment at which one may happen.</param>
    /// <returns>False where none is left until then.</returns>
    public bool TryAdvance(DateTimeOffset last)
    {
        if (!events.TryPeek(out _, out (long Ticks, long Ordinal) due) || due.Ticks > last.UtcTicks)
            return false;
        (VirtualEvent what, long stamp) = events.Dequeue();
        ticks = due.Ticks;
        Happened++;
        what.Happen(stamp);
        return true;
    }

    private sealed class Order : IComparer<(long Ticks, long Ordinal)>
    {
        public int Compare((long Ticks, long Ordinal) left, (long Ticks, long Ordinal) right) =>
            left.Ticks != right.Ticks ? left.Ticks.CompareTo(right.Ticks) : left.Ordinal.CompareTo(right.Ordinal);
    }
}
