namespace OpenRouter.Aot;

/// <summary>
/// One timer and one token for all the limits of an attempt. Each phase has its own limit; the end of the attempt stands over all of them.
/// What fires first names the fault.
/// </summary>
internal sealed class AttemptTimer : IDisposable
{
    private readonly TimeProvider time;
    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration caller;
    private readonly ITimer timer;
    private readonly long started;
    private readonly TimeSpan? end;
    private TransportFault armed;
    private int fired;

    /// <param name="time">The clock.</param>
    /// <param name="end">The end of the attempt, counted from now; null for none.</param>
    /// <param name="callerToken">The caller's own token.</param>
    public AttemptTimer(TimeProvider time, TimeSpan? end, CancellationToken callerToken)
    {
        this.time = time;
        this.end = end;
        started = time.GetTimestamp();
        CallerToken = callerToken;
        caller = callerToken.UnsafeRegister(static self => ((AttemptTimer)self!).source.Cancel(), this);
        timer = time.CreateTimer(static self => ((AttemptTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled by a limit or by the caller.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The caller's own token.</summary>
    public CancellationToken CallerToken { get; }

    /// <summary>Since the attempt began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>The limit that fired, or none.</summary>
    public TransportFault Fault => (TransportFault)Volatile.Read(ref fired);

    /// <summary>Begins a phase: its limit counts from now.</summary>
    /// <param name="fault">What it is called when the limit fires.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="isBounded">Whether the end of the attempt bounds this phase too; false for a stream that has begun.</param>
    public void Begin(TransportFault fault, TimeSpan limit, bool isBounded = true)
    {
        TimeSpan due = limit;
        armed = fault;
        if (isBounded && end is { } total && total - Elapsed is var left && left < limit)
        {
            due = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            armed = TransportFault.AttemptTimeout;
        }

        timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the phase: while the caller is busy with what it was given, no limit runs.</summary>
    public void Rest() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        timer.Dispose();
        caller.Dispose();
        source.Dispose();
    }

    private void Fire()
    {
        Volatile.Write(ref fired, (int)armed);
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while the timer was firing; nobody listens any more.
        }
    }
}
