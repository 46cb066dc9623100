namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Another clock, which counts its timers that nobody has disposed of.</summary>
/// <param name="inner">The clock.</param>
internal sealed class CountingTimeProvider(TimeProvider inner) : TimeProvider
{
    private int alive;

    public int Alive => Volatile.Read(ref alive);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref alive);
        return new Counted(this, inner.CreateTimer(callback, state, dueTime, period));
    }

    private sealed class Counted(CountingTimeProvider owner, ITimer timer) : ITimer
    {
        private int isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isDisposed, 1) == 0)
                Interlocked.Decrement(ref owner.alive);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
