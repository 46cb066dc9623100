using System.Collections.Concurrent;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A clock on which each look is later than the one before, and whose timers fire when a test says.</summary>
/// <param name="step">How much later.</param>
internal sealed class ManualTimeProvider(TimeSpan step) : TimeProvider
{
    private readonly ConcurrentQueue<ManualTimer> timers = new();
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref ticks, step.Ticks);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(callback, state);
        timers.Enqueue(timer);
        return timer;
    }

    /// <summary>Fires all timers that are set.</summary>
    public void Fire()
    {
        foreach (ManualTimer timer in timers)
            timer.Fire();
    }

    private sealed class ManualTimer(TimerCallback callback, object? state) : ITimer
    {
        private int isSet;

        public void Fire()
        {
            if (Interlocked.Exchange(ref isSet, 0) != 0)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Exchange(ref isSet, 1);
            return true;
        }

        public void Dispose() => Interlocked.Exchange(ref isSet, 0);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
