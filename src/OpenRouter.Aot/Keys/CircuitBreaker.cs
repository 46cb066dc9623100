namespace OpenRouter.Aot;

/// <summary>
/// The health of one key, or of one account: closed, open until a moment, half-open with exactly one probe. Every transition is one exchange of its
/// condition; whoever makes it then brings the bits of the keys that it concerns into line.
/// </summary>
/// <param name="owner">The key or the account.</param>
/// <param name="failures">The last failures; null where only an explicit verdict opens the breaker.</param>
internal sealed class CircuitBreaker(IBreakerOwner owner, FailureWindow? failures)
{
    // A day: timers take at most 49 days, and a hint can be any number. What is left then is armed again.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestJitter = TimeSpan.FromMinutes(1);

    private KeyCondition? condition;
    private ITimer? timer;

    /// <summary>Why requests are held back; null where they are not.</summary>
    public KeyCondition? Condition => Volatile.Read(ref condition);

    public KeyState State => Condition?.State ?? KeyState.Available;

    /// <summary>Whether it lets a request through: it is closed, or its probe is to be had.</summary>
    public bool Admits => Condition is null or { AwaitsProbe: true };

    /// <summary>Takes the probe of a half-open breaker; null where there is none to be had.</summary>
    public KeyCondition? TryProbe()
    {
        if (Condition is not { AwaitsProbe: true } before)
            return null;
        KeyCondition probe = before.Probed();
        return TryChange(before, probe) ? probe : null;
    }

    /// <summary>The probe told nothing: the next request may have it. Without effect where the condition has changed since.</summary>
    public void ReturnProbe(KeyCondition probe) => TryChange(probe, probe.HalfOpen());

    /// <summary>The probe showed that it works. Without effect where the condition has changed since: what was learned later counts.</summary>
    public void Succeed(KeyCondition probe)
    {
        if (TryChange(probe, null))
            failures?.Clear();
    }

    /// <summary>It works, whoever showed it: whatever was held against it is over.</summary>
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

    /// <summary>It is worth a request again, which will be its probe.</summary>
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
    /// Takes a bench or a quarantine back as if it had never been: what caused it was not to blame. A bench beneath it holds again. Without effect where the
    /// condition has changed since.
    /// </summary>
    /// <param name="blamed">The condition that was wrong.</param>
    public bool Forgive(KeyCondition blamed)
    {
        bool isBlame = blamed.State is KeyState.Benched or KeyState.Quarantined && !ReferenceEquals(blamed, KeyCondition.Removed);
        KeyCondition? bench = blamed.Beneath is { } beneath && beneath.Until > owner.Ring.Time.GetUtcNow() ? beneath : null;
        if (!isBlame || !TryChange(blamed, bench))
            return false;
        if (bench is null)
            failures?.Clear();
        else
            Arm(bench);
        return true;
    }

    /// <summary>
    /// A failure that may pass. The last of <see cref="BreakerOptions.FailureThreshold"/> within the window opens the breaker; one in a probe does so
    /// at once.
    /// </summary>
    public void Fail(string why)
    {
        if (State == KeyState.HalfOpen || failures is null || failures.Add())
            Open(KeyState.Benched, null, why);
    }

    /// <summary>Holds requests back.</summary>
    /// <param name="to">Benched or quarantined.</param>
    /// <param name="until">Until when, as the service says; null for a cooldown that grows with each relapse. A relapse takes the longer of both.</param>
    /// <param name="why">Why, for people.</param>
    /// <param name="awaitsMoney">Whether, without a moment, it is for its owner to end it.</param>
    public void Open(KeyState to, DateTimeOffset? until, string why, bool awaitsMoney = false)
    {
        while (true)
        {
            KeyCondition? before = Condition;
            bool isOut = before is { IsOut: true };
            if (isOut && !Worsens(before!, to, until))
                return;

            // Of a burst of failures that were in flight together, the first opens the breaker; the others are no relapse, and may only lengthen it.
            int relapses = isOut ? before!.Relapses : (before?.Relapses ?? 0) + 1;
            DateTimeOffset now = owner.Ring.Time.GetUtcNow();
            TimeSpan wait = until is { } moment ? moment - now : CooldownOf(relapses);
            if (until is not null && relapses > 1 && !isOut && CooldownOf(relapses) is var grown && grown > wait)
                wait = grown;

            // Two reasons at once: the graver state and the later end hold, for neither is undone by the other.
            DateTimeOffset end = EndOf(now, WithJitter(wait));
            if (isOut && before!.Until > end)
                end = before.Until.Value;
            bool isGuess = until is null || before is { IsOut: true, IsGuess: true };
            KeyState state = isOut && before!.State == KeyState.Quarantined ? KeyState.Quarantined : to;
            KeyCondition? beneath = state != KeyState.Quarantined ? null
                : to == KeyState.Benched ? new KeyCondition(KeyState.Benched, end, why, relapses) { IsGuess = isGuess }
                : !isOut ? null
                : before!.State == KeyState.Benched ? before : before.Beneath;
            var after = new KeyCondition(state, end, why, relapses) { IsGuess = isGuess, AwaitsMoney = awaitsMoney && until is null, Beneath = beneath };
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

    /// <summary>
    /// Takes over what is held against the same thing elsewhere: against the secret in another place of the pool, or against an account that turns
    /// out to be this one. Of two benches the graver and the later holds. A probe that runs there is not waited for.
    /// </summary>
    /// <param name="known">The condition there.</param>
    public void Adopt(KeyCondition? known)
    {
        while (known is not null && !ReferenceEquals(known, KeyCondition.Removed))
        {
            KeyCondition? before = Condition;
            KeyCondition after = known.Copy();
            if (before is { IsOut: true })
            {
                if (!Worsens(before, known.State, known.Until))
                    return;
                after = known.Over(before);
            }
            else if (before is not null && !known.IsOut)
            {
                return;
            }

            if (!TryChange(before, after))
                continue;
            if (after.Until is not null)
                Arm(after);
            return;
        }
    }

    /// <summary>Ends it: the key left the pool, or the account has no keys any more.</summary>
    /// <returns>What was held against it.</returns>
    public KeyCondition? Remove()
    {
        KeyCondition? last = Interlocked.Exchange(ref condition, KeyCondition.Removed);
        owner.Reflect();
        Volatile.Read(ref timer)?.Dispose();
        return last;
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
        owner.Reflect();
        return true;
    }

    private TimeSpan CooldownOf(int relapses)
    {
        BreakerOptions options = owner.Ring.Breaker;
        double seconds = options.Cooldown.TotalSeconds * Math.Pow(2, Math.Min(relapses - 1, 30));
        return TimeSpan.FromSeconds(Math.Min(seconds, options.MaxCooldown.TotalSeconds));
    }

    // Positive only: an end that the service named is a floor, and those that wake together fall together.
    private TimeSpan WithJitter(TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
            return TimeSpan.Zero;
        TimeSpan most = wait / 10;
        return wait + ((most < LongestJitter ? most : LongestJitter) * owner.Ring.Chance.NextDouble());
    }

    // A hint can be any moment, the last one too, and jitter comes on top of it.
    private static DateTimeOffset EndOf(DateTimeOffset now, TimeSpan wait) =>
        wait < DateTimeOffset.MaxValue - now ? now + wait : DateTimeOffset.MaxValue;

    private void Arm(KeyCondition armed)
    {
        ITimer mine = Volatile.Read(ref timer) ?? CreateTimer();
        while (true)
        {
            TimeSpan left = armed.Until!.Value - owner.Ring.Time.GetUtcNow();
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
        ITimer mine = owner.Ring.CreateTimer(static self => ((CircuitBreaker)self!).OnDue(), this);
        if (Interlocked.CompareExchange(ref timer, mine, null) is not { } other)
            return mine;
        mine.Dispose();
        return other;
    }

    private void OnDue()
    {
        if (Condition is not { Until: { } until } before)
            return;
        if (until > owner.Ring.Time.GetUtcNow())
        {
            Arm(before);
            return;
        }

        if (before.State == KeyState.Quarantined && owner.ProbeWanted is { } ask)
        {
            // Whoever is asked may never answer: the next time is set first, and each is twice as far away.
            int relapses = before.Relapses + 1;
            DateTimeOffset next = EndOf(owner.Ring.Time.GetUtcNow(), WithJitter(CooldownOf(relapses)));
            var after = new KeyCondition(KeyState.Quarantined, next, before.Reason, relapses) { Beneath = before.Beneath };
            if (!TryChange(before, after))
                return;
            Arm(after);
            ask();
            return;
        }

        TryChange(before, before.HalfOpen());
    }
}
