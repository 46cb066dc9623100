namespace OpenRouter.Aot;

/// <summary>
/// The way to a model, or to the service: open, closed until a moment, then open for exactly one request, the probe, whose outcome opens or closes
/// it for all. Before the end that a hint names, one request may look whether it is over already. Without timers: who comes looks at the time. Safe
/// for use by several threads.
/// </summary>
/// <param name="chance">The source of jitter.</param>
/// <param name="first">How long it is closed the first time where no hint says it.</param>
/// <param name="longest">The longest time between two probes.</param>
internal sealed class RecoveryGate(Chance chance, TimeSpan first, TimeSpan longest)
{
    // A quarter of the time that it has been closed: then no more than a fifth of what it is closed in all is lost to waiting for the next probe.
    private const double Growth = 0.25;

    // Nearer to each other than this no two probes are sent.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    // Hints come in whole seconds: who asks again about the same end is told one up to a second later.
    private static readonly TimeSpan HintStep = TimeSpan.FromSeconds(1);

    private GateCondition? condition;
    private long refusalTicks;
    private long refusedTicks;
    private long openTicks;
    private bool isToldTrue;

    // Of two changes at once one may be lost: that is a look more or less.
    private HintDoubt doubt = new();

    /// <summary>Why it is closed; null where it is open.</summary>
    public GateCondition? Condition => Volatile.Read(ref condition);

    /// <summary>Lets a request through.</summary>
    /// <param name="now">The time.</param>
    /// <param name="probe">The probe, which must be given back by one of the other methods; null where none is needed.</param>
    /// <param name="mayLook">Whether it may ask before a hint's end, as one request a hint.</param>
    public bool TryPass(DateTimeOffset now, out GateCondition? probe, bool mayLook = false)
    {
        probe = null;
        while (Condition is { } before)
        {
            if (before.IsProbed)
                return before.IsSilent(now);
            if (before.GetTurn(mayLook) > now)
                return false;
            GateCondition probed = before.Probed(now, FindSilence(before, now));
            if (!TryChange(before, probed))
                continue;
            probe = probed;
            return true;
        }

        return true;
    }

    /// <summary>When it may let a request through; null where a probe is under way, and nobody knows how long.</summary>
    /// <param name="now">The time.</param>
    /// <param name="mayLook">Whether the request may ask before a hint's end.</param>
    public DateTimeOffset? GetRecovery(DateTimeOffset now, bool mayLook = false) => Condition switch
    {
        null => now,
        { IsProbed: false } closed => closed.GetTurn(mayLook),
        // Whoever may look need not wait for the hint's end, nor give up because of it, while nobody knows what the look finds.
        { IsLook: true } when mayLook => null,
        { SilentFrom: var moment } when moment < DateTimeOffset.MaxValue => moment,
        _ => null,
    };

    /// <summary>Opens the gate, if the probe is still in force.</summary>
    /// <returns>Whether this call opened it.</returns>
    public bool Open(GateCondition? probe)
    {
        if (probe is null || !TryChange(probe, null))
            return false;
        // Between these two it recovered. The next time it may be the same.
        Volatile.Write(ref refusedTicks, probe.LastRefused == default ? 0 : (probe.LastRefused - probe.Since).Ticks);
        if (probe.IsTold)
            Volatile.Write(ref isToldTrue, probe.LastRefused == default);
        Volatile.Write(ref openTicks, (probe.ProbedAt!.Value - probe.Since).Ticks);
        if (probe.IsLook)
            Volatile.Write(ref doubt, doubt.AfterSuccess());
        return true;
    }

    /// <summary>The probe told nothing: the next request may have it, unless it was a look.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="isUnsent">Whether no attempt was made with it.</param>
    public void Return(GateCondition? probe, bool isUnsent = false)
    {
        if (probe is not null)
            TryChange(probe, probe.HalfOpen(isUnsent));
    }

    /// <summary>Takes in how long a refusal took to come back: a probe that is silent for longer is none.</summary>
    public void NoteRefusal(TimeSpan latency)
    {
        // The slowest of late, forgotten by a tenth each time.
        long faded = Volatile.Read(ref refusalTicks) / 10 * 9;
        Volatile.Write(ref refusalTicks, Math.Max(faded, latency.Ticks));
    }

    /// <summary>Closes the gate, or keeps it closed.</summary>
    /// <param name="now">The time.</param>
    /// <param name="hint">Until when, as the service says; null for a time that grows the longer it is closed.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="probe">The probe, where it was the probe that failed.</param>
    /// <param name="isDisguised">Whether the failure came under the name of a success.</param>
    public void Close(DateTimeOffset now, DateTimeOffset? hint, string reason, GateCondition? probe = null, bool isDisguised = false)
    {
        // A look that was refused is no probe that failed, but one more voice for the hint.
        if (probe is { IsLook: true } && TryChange(probe, probe.HalfOpen()))
        {
            Volatile.Write(ref doubt, doubt.AfterRefusal());
            if (!(hint > probe.Until + HintStep))
                return;
        }

        while (true)
        {
            GateCondition? before = Condition;
            bool isProbe = before is not null && ReferenceEquals(before, probe);
            // Of a burst of failures that were in flight together, the first closes the gate; the others may only lengthen it.
            if (before is not null && !isProbe && !(hint > before.Until))
                return;
            DateTimeOffset since = before?.Since ?? now;
            DateTimeOffset until = isProbe || hint is null ? FindNextProbe(since, now) : hint.Value;
            if (hint > until)
                until = hint.Value;
            bool isTold = hint == until;
            // What only lengthens a hint is none of its own.
            bool isNew = isTold && !(before is { IsTold: true } && before.Until > now);
            var after = new GateCondition(until, reason, isDisguised)
            {
                IsTold = isTold,
                LookAt = isNew && !isDisguised ? doubt.FindLook(now, until) : before?.LookAt ?? DateTimeOffset.MaxValue,
                Since = since,
                LastRefused = isProbe ? probe!.ProbedAt!.Value : before?.LastRefused ?? default,
            };
            if (!TryChange(before, after))
                continue;
            if (isProbe && before!.IsTold)
                Volatile.Write(ref isToldTrue, false);
            if (isNew)
                Volatile.Write(ref doubt, doubt.AfterHint());
            return;
        }
    }

    /// <summary>Keeps the gate closed for the next, longer time; without effect where it is open or a request has the probe.</summary>
    public void Relapse(DateTimeOffset now)
    {
        if (Condition is { IsProbed: false } before)
            TryChange(before, before.At(FindNextProbe(before.Since, now)));
    }

    /// <summary>Exchanges the condition, unless it has changed meanwhile.</summary>
    public bool TryChange(GateCondition? before, GateCondition? after) =>
        ReferenceEquals(Interlocked.CompareExchange(ref condition, after, before), before);

    private DateTimeOffset FindNextProbe(DateTimeOffset since, DateTimeOffset now)
    {
        TimeSpan closed = now - since;
        TimeSpan wait = closed * Growth < first ? first : closed * Growth < longest ? closed * Growth : longest;
        wait *= 1 + (Growth * chance.NextDouble());

        // Where the last time was much the same, the end lies between its last refusal and its first success: halve that each time.
        TimeSpan refused = TimeSpan.FromTicks(Volatile.Read(ref refusedTicks)), open = TimeSpan.FromTicks(Volatile.Read(ref openTicks));
        if (open > closed)
        {
            TimeSpan middle = ((refused > closed ? refused : closed) + open) / 2;
            TimeSpan untilThen = (open - middle < Shortest ? open : middle) - closed;
            wait = untilThen > wait ? wait : untilThen > Shortest ? untilThen : Shortest;
        }

        return now + wait;
    }

    private DateTimeOffset FindSilence(GateCondition closed, DateTimeOffset now)
    {
        var refusal = TimeSpan.FromTicks(Volatile.Read(ref refusalTicks));
        // With a look nobody goes: to all others the hint is a floor. From its end on nobody waits for the look any more.
        if (closed.Until > now)
            return Latest(closed.Until, now + (2 * refusal));
        // Who was right the last time is believed: all may go with the probe, as many as the widths let through.
        if (closed.IsTold && Volatile.Read(ref isToldTrue))
            return now;
        // Of a failure in disguise silence says nothing, and neither does it where nobody knows how long a refusal takes.
        return closed.IsDisguised || refusal == TimeSpan.Zero ? DateTimeOffset.MaxValue : now + (2 * refusal);
    }

    private static DateTimeOffset Latest(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
