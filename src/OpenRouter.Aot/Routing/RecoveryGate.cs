namespace OpenRouter.Aot;

/// <summary>
/// The way to a model, or to the service: open, closed until a moment, then open for exactly one request, the probe, whose outcome opens or closes
/// it for all. Without timers: who comes looks at the time. Safe for use by several threads.
/// </summary>
/// <param name="chance">The source of jitter.</param>
/// <param name="first">How long it is closed the first time where no hint says it. Each relapse doubles it.</param>
/// <param name="longest">The longest that relapses make it.</param>
internal sealed class RecoveryGate(Chance chance, TimeSpan first, TimeSpan longest)
{
    // What lasts longer by itself (a daily quota) belongs to an account. A hint of hours on a model is more likely wrong, and a probe costs little.
    private static readonly TimeSpan LongestHint = TimeSpan.FromMinutes(15);

    private GateCondition? condition;

    /// <summary>Why it is closed; null where it is open.</summary>
    public GateCondition? Condition => Volatile.Read(ref condition);

    /// <summary>Lets a request through.</summary>
    /// <param name="now">The time.</param>
    /// <param name="probe">The probe, which must be given back by one of the other methods; null where the gate is open.</param>
    public bool TryPass(DateTimeOffset now, out GateCondition? probe)
    {
        probe = null;
        while (Condition is { } before)
        {
            if (before.IsProbed || before.Until > now)
                return false;
            GateCondition probed = before.Probed();
            if (!TryChange(before, probed))
                continue;
            probe = probed;
            return true;
        }

        return true;
    }

    /// <summary>Opens the gate, if the probe is still in force.</summary>
    /// <returns>Whether this call opened it.</returns>
    public bool Open(GateCondition? probe) => probe is not null && TryChange(probe, null);

    /// <summary>The probe told nothing: the next request may have it.</summary>
    public void Return(GateCondition? probe)
    {
        if (probe is not null)
            TryChange(probe, probe.HalfOpen());
    }

    /// <summary>Closes the gate, or keeps it closed.</summary>
    /// <param name="now">The time.</param>
    /// <param name="hint">Until when, as the service says; null for a time that grows with each relapse.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="probe">The probe, where it was the probe that failed.</param>
    /// <param name="isDisguised">Whether the failure came under the name of a success.</param>
    public void Close(DateTimeOffset now, DateTimeOffset? hint, string reason, GateCondition? probe = null, bool isDisguised = false)
    {
        while (true)
        {
            GateCondition? before = Condition;
            // Of a burst of failures that were in flight together, the first closes the gate; the others are no relapse, and may only lengthen it.
            bool isNew = before is null || ReferenceEquals(before, probe);
            if (!isNew && !(hint > before!.Until))
                return;
            int relapses = isNew ? (before?.Relapses ?? 0) + 1 : before!.Relapses;
            DateTimeOffset until = hint is { } told ? Earliest(told, now + LongestHint) : now + CooldownOf(relapses);
            if (isNew && relapses > 1 && hint is not null && now + CooldownOf(relapses) is var grown && grown > until)
                until = grown;
            if (TryChange(before, new GateCondition(until, reason, relapses, isDisguised)))
                return;
        }
    }

    /// <summary>Keeps the gate closed for the next, longer time; without effect where it is open or a request has the probe.</summary>
    public void Relapse(DateTimeOffset now)
    {
        if (Condition is { IsProbed: false } before)
            TryChange(before, new GateCondition(now + CooldownOf(before.Relapses + 1), before.Reason, before.Relapses + 1, before.IsDisguised));
    }

    /// <summary>Exchanges the condition, unless it has changed meanwhile.</summary>
    public bool TryChange(GateCondition? before, GateCondition? after) =>
        ReferenceEquals(Interlocked.CompareExchange(ref condition, after, before), before);

    private TimeSpan CooldownOf(int relapses)
    {
        double seconds = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(relapses - 1, 30)), longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 + (0.25 * chance.NextDouble())));
    }

    private static DateTimeOffset Earliest(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
