namespace OpenRouter.Aot;

/// <summary>
/// The health of one key: closed, open until a moment, half-open with exactly one probe. It owns one bit of the ring; whoever clears the bit
/// of a half-open key holds the probe.
/// </summary>
internal sealed class KeyBreaker
{
    private readonly BreakerOptions options;
    private readonly TimeProvider time;
    private readonly Chance chance;
    private readonly HealthBits bits;
    private readonly int slot;
    private readonly ITimer timer;
    private readonly long[] failures;
    private long failureCount;
    private int state;
    private int relapses;
    private long untilTicks;
    private string? reason;

    public KeyBreaker(BreakerOptions options, TimeProvider time, Chance chance, HealthBits bits, int slot)
    {
        this.options = options;
        this.time = time;
        this.chance = chance;
        this.bits = bits;
        this.slot = slot;
        failures = new long[options.FailureThreshold];

        // A timer that is made inside a request would keep that request's async locals alive for ever.
        using (ExecutionContext.SuppressFlow())
            timer = time.CreateTimer(static self => ((KeyBreaker)self!).OnCooldownOver(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public KeyState State => (KeyState)Volatile.Read(ref state);

    /// <summary>When the time on the bench ends; null where the key is not benched.</summary>
    public DateTimeOffset? Until =>
        State is KeyState.Benched or KeyState.Quarantined ? new DateTimeOffset(Interlocked.Read(ref untilTicks), TimeSpan.Zero) : null;

    public string? Reason => State == KeyState.Available ? null : Volatile.Read(ref reason);

    /// <summary>Takes the probe of a half-open key; a key that is simply available needs none. False where another request has the probe.</summary>
    /// <param name="isProbe">Whether the caller now holds the probe.</param>
    public bool TryEnter(out bool isProbe)
    {
        isProbe = false;
        if (State == KeyState.Available)
            return true;
        if (!bits.Clear(slot))
            return false;

        // This call took the bit. What that means the state tells only now: the timer or a failure may have been on its way with either.
        switch (State)
        {
            case KeyState.HalfOpen:
                isProbe = true;
                return true;
            case KeyState.Available:
                bits.Set(slot);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The key works: whatever was held against it is over.</summary>
    public void Succeed()
    {
        const int Available = (int)KeyState.Available, HalfOpen = (int)KeyState.HalfOpen;
        if (Volatile.Read(ref state) != HalfOpen || Interlocked.CompareExchange(ref state, Available, HalfOpen) != HalfOpen)
            return;
        Volatile.Write(ref relapses, 0);
        Volatile.Write(ref failureCount, 0);
        bits.Set(slot);
    }

    /// <summary>The probe told nothing: the next request may have it. Only the holder of the probe may say so.</summary>
    public void ReturnProbe()
    {
        if (State == KeyState.HalfOpen)
            bits.Set(slot);
    }

    /// <summary>
    /// A failure that may pass. The last of <see cref="BreakerOptions.FailureThreshold"/> within the window benches the key; one in a probe does so
    /// at once.
    /// </summary>
    public void Fail(string why)
    {
        if (State == KeyState.HalfOpen)
        {
            Open(KeyState.Benched, null, why);
            return;
        }

        // A ring of the last N failures: behind the one that this failure overwrites stands the N-th last.
        long now = time.GetTimestamp();
        long ordinal = Interlocked.Increment(ref failureCount) - 1;
        Interlocked.Exchange(ref failures[ordinal % failures.Length], now);
        long oldest = Interlocked.Read(ref failures[(ordinal + 1) % failures.Length]);
        if (ordinal + 1 >= failures.Length && time.GetElapsedTime(oldest, now) <= options.FailureWindow)
            Open(KeyState.Benched, null, why);
    }

    /// <summary>Takes the key out.</summary>
    /// <param name="to">Benched or quarantined.</param>
    /// <param name="until">Until when; null for a cooldown that grows with each relapse.</param>
    /// <param name="why">Why, for people.</param>
    public void Open(KeyState to, DateTimeOffset? until, string why)
    {
        // Of a burst of failures that were in flight together, one opens the breaker; the others are no relapse, and may only lengthen it.
        DateTimeOffset now = time.GetUtcNow();
        KeyState before = (KeyState)Interlocked.Exchange(ref state, (int)to);
        bool isOpen = before is KeyState.Benched or KeyState.Quarantined;
        if (isOpen && (until is null || until.Value.UtcTicks <= Interlocked.Read(ref untilTicks)))
            return;

        TimeSpan wait;
        if (until is { } moment)
        {
            wait = moment > now ? moment - now : TimeSpan.Zero;
        }
        else
        {
            int exponent = Math.Min(Interlocked.Increment(ref relapses) - 1, 20);
            double seconds = Math.Min(options.Cooldown.TotalSeconds * Math.Pow(2, exponent), options.MaxCooldown.TotalSeconds);
            // Positive jitter only: waiters that wake together fall together.
            wait = TimeSpan.FromSeconds(seconds * (1 + (0.1 * chance.NextDouble())));
        }

        Volatile.Write(ref reason, why);
        Interlocked.Exchange(ref untilTicks, (now + wait).UtcTicks);
        bits.Clear(slot);
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void OnCooldownOver()
    {
        // A longer bench may have begun while this timer was on its way.
        TimeSpan left = new DateTimeOffset(Interlocked.Read(ref untilTicks), TimeSpan.Zero) - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            timer.Change(left, Timeout.InfiniteTimeSpan);
            return;
        }

        Volatile.Write(ref state, (int)KeyState.HalfOpen);
        bits.Set(slot);
    }
}
