namespace OpenRouter.Aot.Tests;

/// <summary>A clock on which the machine's time passes many times as fast, for waits that a test need not sit through.</summary>
/// <param name="factor">How many times.</param>
internal sealed class HurriedTime(int factor) : TimeProvider
{
    private readonly long began = System.GetTimestamp();
    private readonly DateTimeOffset beganAt = System.GetUtcNow();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => beganAt + (System.GetElapsedTime(began) * factor);

    public override long GetTimestamp() => began + ((System.GetTimestamp() - began) * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    // A timer's endless time stays endless, and none fires before its time.
    private TimeSpan Hurried(TimeSpan time) => time > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Ceiling((time / factor).TotalMilliseconds)) : time;
}
