using System.Diagnostics;

namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>
/// The real clock, counted from the moment at which a run begins and on the virtual world's date, so that a calendar minute and a model's throttle begin
/// and end there and here alike. It stands still until the run begins.
/// </summary>
internal sealed class RunClock : TimeProvider
{
    private long? began;

    public DateTimeOffset Now => VirtualClock.Start + GetElapsedTime(0);

    public void Begin() => began = Stopwatch.GetTimestamp();

    public override long GetTimestamp() => began is { } start ? Stopwatch.GetTimestamp() - start : 0;

    public override DateTimeOffset GetUtcNow() => Now;
}
