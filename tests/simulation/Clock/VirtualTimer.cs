namespace OpenRouter.Aot.Simulation;

/// <summary>A timer of the <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : VirtualEvent, ITimer
{
    private TimeSpan every = Timeout.InfiniteTimeSpan;
    private long current;
    private bool isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (isDisposed)
            return false;
        current++;
        every = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            clock.Schedule(this, clock.Now + dueTime, current);
        return true;
    }

    public override void Happen(long stamp)
    {
        if (stamp != current)
            return;
        if (every > TimeSpan.Zero)
            clock.Schedule(this, clock.Now + every, current);
        callback(state);
    }

    public void Dispose()
    {
        isDisposed = true;
        current++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
