namespace OpenRouter.Aot;

/// <summary>
/// The health of one key: closed, open until a moment, half-open with exactly one probe. Every transition is one exchange of its condition;
/// whoever makes it then brings the key's bits into line.
/// </summary>
/// <param name="key">The key.</param>
/// <param name="failures">The last failures; null where only an explicit verdict opens the breaker.</param>
internal sealed class KeyBreaker(PoolKey key, FailureWindow? failures)
{
    // A day: timers take at most 49 days, and a hint can be any number. What is left then is armed again.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestJitter = TimeSpan.FromMinutes(1);

    private KeyCondition? condition;
    private ITimer? timer;

    /// <summary>Why requests are held back; null where they are not.</summary>
    public KeyCondition? Condition => Volatile.Read(ref condition);

    public KeyState State => Condition?.State ?? KeyState.Available;

    /// <summary>Whether a request may have the key: it is available, or its probe is to be had.</summary>
    public bool Admits => Condition is null or { AwaitsProbe: true };

    /// <summary>Takes the probe of a half-open key; null where there is none to be had.</summary>
    public KeyCondition? TryProbe()
    {
        if (Condition is not { AwaitsProbe: true } before)
            return null;
        KeyCondition probe = before.Probed();
        return TryChange(before, probe) ? probe : null;
    }

    /// <summary>The probe told nothing: the next request may have it. Without effect where the key's condition has changed since.</summary>
    public void ReturnProbe(KeyCondition probe) => TryChange(probe, probe.HalfOpen());

    /// <summary>The key works: whatever was held against it is over.</summary>
    public void Succeed()
    {
        while (Condition is { State: KeyState.HalfOpen } before)
        {
            if (!TryChange(before, null))
                continue;
            failures?.Clear();
            return;
        }
    }

    /// <summary>The key is worth a request again, which will be its probe.</summary>
    public void Readmit()
    {
        while (Condition is { State: KeyState.Quarantined or KeyState.Expired } before && !ReferenceEquals(before, KeyCondition.Removed))
        {
            if (TryChange(before, before.HalfOpen()))
                return;
        }
    }

    /// <summary>The reason of a bench is over before its time: a request will be the probe. Without effect where the key's condition has changed since.</summary>
    public void Lift(KeyCondition bench) => TryChange(bench, bench.HalfOpen());

    /// <summary>
    /// A failure that may pass. The last of <see cref="BreakerOptions.FailureThreshold"/> within the window benches the key; one in a probe does so
    /// at once.
    /// </summary>
    public void Fail(string why)
    {
        if (State == KeyState.HalfOpen || failures is null || failures.Add())
            Open(KeyState.Benched, null, why);
    }

    /// <summary>Takes the key out.</summary>
    /// <param name="to">Benched or quarantined.</param>
    /// <param name="until">Until when, as the service says; null for a cooldown that grows with each relapse. A relapse takes the longer of both.</param>
    /// <param name="why">Why, for people.</param>
    public void Open(KeyState to, DateTimeOffset? until, string why)
    {
        while (true)
        {
            KeyCondition? before = Condition;
            bool isOut = before is { IsOut: true };
            if (isOut && !Worsens(before!, to, until))
                return;

            // Of a burst of failures that were in flight together, the first opens the breaker; the others are no relapse, and may only lengthen it.
            int relapses = isOut ? before!.Relapses : (before?.Relapses ?? 0) + 1;
            DateTimeOffset now = key.Ring.Time.GetUtcNow();
            TimeSpan wait = until is { } moment ? moment - now : CooldownOf(relapses);
            if (until is not null && relapses > 1 && !isOut && CooldownOf(relapses) is var grown && grown > wait)
                wait = grown;

            // Two reasons at once: the graver state and the later end hold, for neither is undone by the other.
            DateTimeOffset end = EndOf(now, WithJitter(wait));
            if (isOut && before!.Until > end)
                end = before.Until.Value;
            var after = new KeyCondition(isOut && before!.State == KeyState.Quarantined ? KeyState.Quarantined : to, end, why, relapses);
            if (!TryChange(before, after))
                continue;
            Arm(after);
            return;
        }
    }

    /// <summary>Takes the key out for good, unless it turns out to live longer.</summary>
    public void Expire(DateTimeOffset moment)
    {
        var after = new KeyCondition(KeyState.Expired, null, $"expired at {moment:u}", 0);
        while (Condition is var before && before?.State != KeyState.Expired && !ReferenceEquals(before, KeyCondition.Removed))
        {
            if (TryChange(before, after))
                return;
        }
    }

    /// <summary>Begins half-open, as a secret that nobody has tried.</summary>
    public void BeginUnproved(string why) => TryChange(null, new KeyCondition(KeyState.HalfOpen, null, why, 0));

    /// <summary>Takes over what is held against the same secret in another place of the pool. A probe that runs there is not waited for.</summary>
    public void Adopt(KeyBreaker other)
    {
        if (other.Condition is not { } known)
            return;
        KeyCondition after = known.IsOut ? new KeyCondition(known.State, known.Until, known.Reason, known.Relapses) : known.HalfOpen();
        if (TryChange(null, after) && after.Until is not null)
            Arm(after);
    }

    /// <summary>Ends it: the key left the pool.</summary>
    public void Remove()
    {
        Interlocked.Exchange(ref condition, KeyCondition.Removed);
        key.Reflect();
        Volatile.Read(ref timer)?.Dispose();
    }

    private static bool Worsens(KeyCondition before, KeyState to, DateTimeOffset? until)
    {
        if (before.State == KeyState.Expired || ReferenceEquals(before, KeyCondition.Removed))
            return false;
        return until > before.Until || (to == KeyState.Quarantined && before.State == KeyState.Benched);
    }

    private bool TryChange(KeyCondition? before, KeyCondition? after)
    {
        if (!ReferenceEquals(Interlocked.CompareExchange(ref condition, after, before), before))
            return false;
        key.Reflect();
        return true;
    }

    private TimeSpan CooldownOf(int relapses)
    {
        BreakerOptions options = key.Ring.Breaker;
        double seconds = options.Cooldown.TotalSeconds * Math.Pow(2, Math.Min(relapses - 1, 30));
        return TimeSpan.FromSeconds(Math.Min(seconds, options.MaxCooldown.TotalSeconds));
    }

    // Positive only: an end that the service named is a floor, and those that wake together fall together.
    private TimeSpan WithJitter(TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
            return TimeSpan.Zero;
        TimeSpan most = wait / 10;
        return wait + ((most < LongestJitter ? most : LongestJitter) * key.Ring.Chance.NextDouble());
    }

    // A hint can be any moment, the last one too, and jitter comes on top of it.
    private static DateTimeOffset EndOf(DateTimeOffset now, TimeSpan wait) =>
        wait < DateTimeOffset.MaxValue - now ? now + wait : DateTimeOffset.MaxValue;

    private void Arm(KeyCondition armed)
    {
        ITimer mine = Volatile.Read(ref timer) ?? CreateTimer();
        while (true)
        {
            TimeSpan left = armed.Until!.Value - key.Ring.Time.GetUtcNow();
            left = left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestTimer ? LongestTimer : left;
            mine.Change(left, Timeout.InfiniteTimeSpan);

            // The condition may have changed since it was armed, by somebody who armed the timer before this call did.
            if (Condition is not { Until: not null } current || ReferenceEquals(current, armed))
                return;
            armed = current;
        }
    }

    private ITimer CreateTimer()
    {
        ITimer mine = key.Ring.CreateTimer(static self => ((KeyBreaker)self!).OnDue(), this);
        if (Interlocked.CompareExchange(ref timer, mine, null) is not { } other)
            return mine;
        mine.Dispose();
        return other;
    }

    private void OnDue()
    {
        if (Condition is not { Until: { } until } before)
            return;
        if (until > key.Ring.Time.GetUtcNow())
        {
            Arm(before);
            return;
        }

        if (before.State == KeyState.Quarantined && key.Ring.ProbeWanted is { } ask)
        {
            // Whoever is asked may never answer: the next time is set first, and each is twice as far away.
            int relapses = before.Relapses + 1;
            DateTimeOffset next = EndOf(key.Ring.Time.GetUtcNow(), WithJitter(CooldownOf(relapses)));
            var after = new KeyCondition(KeyState.Quarantined, next, before.Reason, relapses);
            if (!TryChange(before, after))
                return;
            Arm(after);
            ask(key);
            return;
        }

        TryChange(before, before.HalfOpen());
    }
}
