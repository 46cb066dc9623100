namespace OpenRouter.Aot;

/// <summary>The health of OpenRouter and of the path to it, for all keys and models. Safe for use by several threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="chance">The source of jitter.</param>
internal sealed class ServiceHealth(TimeProvider time, Chance chance)
{
    // How long the question about a key may take before the next is asked: the transport's own limits are longer.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private OutcomeWindow outcomes;
    private Outage? outage;
    private long outageEnd = DateTimeOffset.MinValue.UtcTicks;
    private int hasWorked;

    /// <summary>The way to the service: closed while it is left alone.</summary>
    public RecoveryGate Gate { get; } = new(chance, first: TimeSpan.FromMilliseconds(500), longest: TimeSpan.FromSeconds(30));

    /// <summary>
    /// Asked during an outage, by a request that waits: whoever answers calls <see cref="NoteKeyAnswer"/>. It must return at once. Where nobody is
    /// asked, a request is the probe.
    /// </summary>
    public Action<PoolKey>? ProbeWanted { get; set; }

    /// <summary>Called when requests that wait may look again.</summary>
    public Action? Recovered { get; set; }

    /// <summary>Whether any request has ever succeeded: keys that never worked are more likely wrong than refused by an outage.</summary>
    public bool HasWorked => Volatile.Read(ref hasWorked) != 0;

    /// <summary>Since when every key is refused; null where that is not so.</summary>
    public DateTimeOffset? OutageSince => Volatile.Read(ref outage)?.Since;

    /// <summary>What the service said to every key; null where there is no outage.</summary>
    public string? OutageReason => Volatile.Read(ref outage)?.Reason;

    /// <summary>Lets a request through.</summary>
    /// <param name="now">The time.</param>
    /// <param name="probe">The probe, which must be given back; null where the service is not in question.</param>
    public bool TryPass(DateTimeOffset now, out GateCondition? probe)
    {
        probe = null;
        if (Gate.Condition is null)
            return true;
        if (ProbeWanted is not { } ask || Volatile.Read(ref outage) is null)
            return Gate.TryPass(now, out probe);

        PoolKey key;
        lock (gate)
        {
            if (outage is not { IsEnding: false } current)
                return Gate.TryPass(now, out probe);
            if (Gate.Condition is not { IsProbed: false } closed || closed.Until > now)
                return Gate.Condition is null;
            // The next who comes must not ask again.
            Gate.TryChange(closed, closed.At(now + AnswerTime));
            key = current.NextToAsk();
        }

        ask(key);
        return false;
    }

    /// <summary>When the service may be asked again; null where it is being found out, and nobody knows how long that takes.</summary>
    public DateTimeOffset? GetRecovery(DateTimeOffset now)
    {
        lock (gate)
        {
            // In an outage one request goes first, however long it is under way.
            bool isBeingFound = outage is { Asked: not null } || (outage is not null && Gate.Condition is { IsProbed: true });
            return isBeingFound ? null : Gate.GetRecovery(now);
        }
    }

    /// <summary>Begins to suspect that the service refuses every key.</summary>
    /// <param name="now">The time.</param>
    /// <param name="reason">What it said.</param>
    /// <param name="refused">The keys that were refused.</param>
    /// <param name="untried">Keys that were not tried.</param>
    public void Suspect(DateTimeOffset now, string reason, IEnumerable<PoolKey> refused, IReadOnlyCollection<PoolKey> untried)
    {
        lock (gate)
        {
            var begun = new Outage(now, reason, refused, untried);
            Volatile.Write(ref outage, begun);
            if (untried.Count == 0)
            {
                // In this order: between a key given back and an open gate a request would slip through.
                Gate.Close(now, null, reason);
                begun.Confirm();
            }
            else
            {
                // To be found out at once: the next request that comes asks.
                Gate.TryChange(null, new GateCondition(now, reason, isDisguised: false) { Since = now });
            }
        }

        Recovered?.Invoke();
    }

    /// <summary>Whether a key that was refused is not to blame, because every other one was too.</summary>
    /// <param name="key">The key.</param>
    /// <param name="began">When the attempt began.</param>
    public bool Excuses(PoolKey key, DateTimeOffset began)
    {
        if (Volatile.Read(ref outage) is null)
            return began.UtcTicks < Interlocked.Read(ref outageEnd);
        lock (gate)
        {
            if (outage?.Condemns(key, began) == true)
                return false;
            outage?.Add(key);
            return true;
        }
    }

    /// <summary>Takes in what <c>GET /key</c> said during an outage.</summary>
    /// <param name="key">The key that was asked about.</param>
    /// <param name="isKnown">Whether the service knows it; null where it could not be asked.</param>
    public void NoteKeyAnswer(PoolKey key, bool? isKnown)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (gate)
        {
            if (outage is not { } current || Gate.Condition is not { IsProbed: false } closed)
                return;
            // While it is only suspected, another refusal of a key that was refused before is no news: the answer about one that nobody has tried
            // decides. Two dead keys that are asked about together would otherwise take a pool of good ones out.
            bool isNews = isKnown == true || current.IsConfirmed || ReferenceEquals(current.Asked, key);
            if (!isNews)
                return;
            // What the suspicion did not close it does not open: the edge may have asked for a pause.
            bool isPaused = current.Asked is null && closed.Until > now;
            current.Asked = null;
            if (isKnown == true && current.Blames(key))
            {
                current.BeginEnd(key, now);
                Gate.TryChange(closed, closed.At(now));
            }
            else if (isKnown == true)
            {
                current.Refute();
                Volatile.Write(ref outage, null);
                if (!isPaused)
                    Gate.TryChange(closed, null);
            }
            else
            {
                if (isKnown == false)
                    current.Add(key);
                if (isKnown == false && !current.IsConfirmed)
                    current.Confirm();
                Gate.Relapse(now);
                return;
            }
        }

        Recovered?.Invoke();
    }

    /// <summary>The service took a request in: what it said then may be bad news of somebody else.</summary>
    /// <param name="isSuccess">Whether the answer was good.</param>
    /// <param name="probe">The probe, where the attempt was it.</param>
    public void NoteAnswer(bool isSuccess, GateCondition? probe)
    {
        if (isSuccess && !HasWorked)
            Volatile.Write(ref hasWorked, 1);
        lock (gate)
        {
            outcomes.Add(isFailure: false);
            if (!Gate.Open(probe))
                return;
            if (outage is { IsConfirmed: false } wrong)
                wrong.Confirm();
            if (outage is not null)
                Interlocked.Exchange(ref outageEnd, time.GetUtcNow().UtcTicks);
            Volatile.Write(ref outage, null);
        }

        Recovered?.Invoke();
    }

    /// <summary>
    /// The service failed, or asked to be sent less. It is left alone until the hint; without one a single failure only makes that request wait, and
    /// the service is left alone when more than half of its last outcomes failed.
    /// </summary>
    /// <param name="verdict">The verdict, of scope service.</param>
    /// <param name="probe">The probe, where the attempt was it.</param>
    public void NoteFailure(in Verdict verdict, GateCondition? probe)
    {
        lock (gate)
        {
            outcomes.Add(isFailure: true);
            if (outage is not null)
                outage.Resume();
            if (verdict.Until is not null || verdict.Action == VerdictAction.Slow || outcomes.IsSick || probe is not null)
                Gate.Close(time.GetUtcNow(), verdict.Until, verdict.Reason, probe);
        }
    }
}
