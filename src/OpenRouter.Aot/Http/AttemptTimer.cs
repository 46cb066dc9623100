namespace OpenRouter.Aot;

/// <summary>
/// One timer and one token for all the limits of an attempt, used again for the next. Each phase has its own limit; the end of the attempt stands over
/// all of them. What fires first names the fault. One thread runs the attempt; the timer and the caller's token may fire on any other.
/// </summary>
/// <remarks>
/// Most limits never fire, so to begin a phase only notes when it is due. The timer of the system is set where it would fire too late, and where it
/// fires too early it is set again: of a thousand requests in a row it sees a few, not two thousand.
/// </remarks>
/// <param name="time">The clock.</param>
internal sealed class AttemptTimer(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    // What a timer waits is cut to whole milliseconds: it would fire early, over and over.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private readonly long origin = time.GetTimestamp();
    private CancellationTokenSource source = new();
    private CancellationTokenRegistration caller;
    private ITimer? timer;
    private TimeSpan began;
    private TimeSpan firstContentBy;
    private TimeSpan endsBy;
    private TimeSpan? restsSince;
    private bool isFresh;

    // All moments count from the origin. The gate guards these.
    private TimeSpan due = Never;
    private TimeSpan setFor = Never;
    private TransportFault armed;
    private TransportFault fired;

    /// <summary>Cancelled by a limit or by the caller.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The caller's own token.</summary>
    public CancellationToken CallerToken { get; private set; }

    /// <summary>Since the attempt began.</summary>
    public TimeSpan Elapsed => Now - began;

    /// <summary>The limit that fired, or none.</summary>
    public TransportFault Fault
    {
        get
        {
            lock (gate)
                return fired;
        }
    }

    private TimeSpan Now => time.GetElapsedTime(origin);

    /// <summary>Begins an attempt.</summary>
    /// <param name="untilContent">By when its first content must have come, because the request ends then, counted from now.</param>
    /// <param name="end">The end of the attempt, counted from now.</param>
    /// <param name="callerToken">The caller's own token.</param>
    public void Start(TimeSpan untilContent, TimeSpan end, CancellationToken callerToken)
    {
        began = Now;
        endsBy = began + end;
        firstContentBy = untilContent < end ? began + untilContent : endsBy;
        restsSince = null;
        isFresh = true;
        CallerToken = callerToken;
        caller = callerToken.UnsafeRegister(static self => ((AttemptTimer)self!).source.Cancel(), this);
    }

    /// <summary>Begins a phase: its limit counts from now.</summary>
    /// <param name="fault">What it is called when the limit fires.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="hasContent">Whether content has come, so that the end of the request does not bound this phase, but that of the attempt alone.</param>
    public void Begin(TransportFault fault, TimeSpan limit, bool hasContent = false)
    {
        // The first phase begins with the attempt.
        TimeSpan now = isFresh ? began : Now;
        isFresh = false;
        if (restsSince is { } since)
        {
            // The reader took that time, not the service.
            endsBy += now - since;
            restsSince = null;
        }

        TimeSpan end = hasContent ? endsBy : firstContentBy;
        TimeSpan next = limit < end - now ? now + limit : end;
        lock (gate)
        {
            due = next;
            armed = next == end ? TransportFault.AttemptTimeout : fault;
            if (next < setFor)
                Set(next, now);
        }
    }

    /// <summary>Ends the phase: while the caller is busy with what it was given, no limit runs.</summary>
    public void Rest()
    {
        restsSince = Now;
        lock (gate)
            due = Never;
    }

    /// <summary>Ends the attempt. From here on nothing of it fires, and another may begin.</summary>
    public void Stop()
    {
        caller.Dispose();
        caller = default;
        CallerToken = default;
        bool isSpent;
        lock (gate)
        {
            due = Never;
            isSpent = fired != TransportFault.None;
            fired = TransportFault.None;
        }

        // A token that has fired, or is about to, must not reach the next attempt.
        if (isSpent || !source.TryReset())
            source = new CancellationTokenSource();
    }

    /// <summary>Lets go of the system's timer; another attempt would make a new one.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            due = setFor = Never;
            timer?.Dispose();
            timer = null;
        }
    }

    private void Set(TimeSpan moment, TimeSpan now)
    {
        TimeSpan wait = moment - now;
        setFor = moment;
        timer ??= Create();
        timer.Change(wait > Tick ? wait : Tick, Timeout.InfiniteTimeSpan);
    }

    private ITimer Create()
    {
        // It outlives the request that it is made in, whose context must not live on with it.
        if (ExecutionContext.IsFlowSuppressed())
            return time.CreateTimer(static self => ((AttemptTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(static self => ((AttemptTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        CancellationTokenSource current;
        lock (gate)
        {
            setFor = Never;
            if (due == Never)
                return;
            TimeSpan now = Now;
            if (due > now)
            {
                Set(due, now);
                return;
            }

            due = Never;
            fired = armed;
            current = source;
        }

        current.Cancel();
    }
}
