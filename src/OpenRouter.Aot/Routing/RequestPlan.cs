namespace OpenRouter.Aot;

/// <summary>
/// The decisions about one request: a synchronous state machine, time and verdicts in, steps out. It awaits nothing, so that the same code
/// runs under the dispatcher and under a simulated clock. Used again for other requests. Not safe for use by several threads.
/// </summary>
/// <param name="pool">What all requests share.</param>
internal sealed class RequestPlan(PoolState pool)
{
    // How soon to look again where the waiting line calls who waits, should it ever not.
    private static readonly TimeSpan CallPoll = TimeSpan.FromSeconds(1);

    // How long a bulk line waits out a model, or a service, that takes nothing: after that nobody knows when it will.
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(1);

    // A hint is capped at what a bulk line waits for, and jitter comes on top of it.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    // A bulk line has no deadline unless given one; timers take at most 49 days.
    private static readonly TimeSpan NoDeadline = TimeSpan.FromDays(31);

    // A timer may fire a tick of the system's clock before its time, up to 10 ms: who ended an attempt at the deadline must not begin another. Neither
    // does any answer come within that time.
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromMilliseconds(20);

    private readonly ModelCandidates candidates = new(pool);
    private readonly RequestKeys keys = new(pool);
    private Dispatch? dispatch;
    private bool isBulk;
    private bool isPatient;
    private bool isRetried;
    private bool retriesUnknown;
    private bool takesServerFallbacks;
    private int maxAttempts;
    private DateTimeOffset notBefore;
    private bool hasRerouted;
    private bool isFinal;

    /// <summary>Begins with a request.</summary>
    /// <exception cref="OpenRouterConfigurationException">The request names a group without keys.</exception>
    public void Begin(Dispatch dispatch, DateTimeOffset now)
    {
        this.dispatch = dispatch;
        RequestOptions options = dispatch.Options;
        RoutingOptions routing = pool.Options;
        isBulk = dispatch.IsBulk;
        keys.Begin(dispatch);
        candidates.Begin(dispatch);
        maxAttempts = options.MaxAttempts ?? (isBulk ? routing.MaxBulkAttempts : routing.MaxAttempts);
        retriesUnknown = options.RetryUnknownOutcomes ?? routing.RetryUnknownOutcomes;
        takesServerFallbacks = routing.UseServerFallbacks && dispatch.TakesServerFallbacks && candidates.All.Count > 1;
        isPatient = isBulk && options.Deadline is null;
        Deadline = now + (options.Deadline ?? (isBulk ? NoDeadline : routing.Deadline));
        // Looking something up runs nothing and bills nothing: its repetition is no load that a budget must bound.
        isRetried = dispatch.IsAttempt;
        if (!isRetried)
            return;
        pool.Retries.CountRequest();
        if (!isBulk)
            pool.Flows.NoteInteractive(now);
    }

    /// <summary>Forgets the request.</summary>
    public void Clear()
    {
        dispatch = null;
        candidates.Clear();
        keys.Clear();
        notBefore = default;
        hasRerouted = false;
        isFinal = false;
        IsHeld = false;
        Attempts = 0;
        LastVerdict = default;
        Refusal = null;
    }

    /// <summary>When the request must have ended; a month away for a bulk line that was given no deadline.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>
    /// Whether it was given up not because of itself, but because what it needs comes back too late, or nobody knows when: it could be sent again as it is. Only a
    /// bulk line without a deadline is.
    /// </summary>
    public bool IsHeld { get; private set; }

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether it has made as many as it may.</summary>
    public bool HasUsedUpAttempts => Attempts >= maxAttempts;

    /// <summary>The verdict on the last attempt; the default before the first.</summary>
    public Verdict LastVerdict { get; private set; }

    /// <summary>Why the request is not tried again although it could be; null where that is not so.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What the request is called where it names no model.</summary>
    public string Unnamed => dispatch!.Unnamed;

    /// <summary>The models, in the order in which they are tried.</summary>
    public IReadOnlyList<ModelCandidate> Candidates => candidates.All;

    /// <summary>The keys that may serve.</summary>
    public RequestKeys Keys => keys;

    /// <summary>What to do now.</summary>
    public PlanStep Next(DateTimeOffset now)
    {
        PlanStep step = Decide(now);
        keys.LetGo();
        return step;
    }

    /// <summary>
    /// The models that travel along as the server's own fallbacks: on the first attempt, the rest of the list as far as it is not cooled. None where the
    /// model is left to the account's default, which a list would replace.
    /// </summary>
    /// <param name="first">The model that is asked for.</param>
    /// <param name="now">The time.</param>
    public ModelCandidate[] GetServerFallbacks(ModelCandidate first, DateTimeOffset now) =>
        takesServerFallbacks && Attempts == 1 && first.Model is not null ? candidates.FindServerFallbacks(first, now) : [];

    /// <summary>No more attempts, whatever the verdict.</summary>
    /// <param name="why">Why, for people.</param>
    public void Refuse(string why)
    {
        Refusal = why;
        isFinal = true;
    }

    /// <summary>Takes the verdict on an attempt in.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="now">The time of the answer.</param>
    public void Report(Attempt attempt, in Verdict verdict, DateTimeOffset now)
    {
        PoolKey key = attempt.Lease.Key;
        ModelCandidate asked = attempt.Asked;
        LastVerdict = verdict;
        keys.NoteFailure(key, verdict.Reason);
        if (verdict.IsOutcomeUnknown && !retriesUnknown)
        {
            Refuse("its outcome is unknown, and the caller forbids to send it again");
            return;
        }

        switch (verdict.Scope)
        {
            case VerdictScope.Request when verdict.Action == VerdictAction.Reroute:
                keys.Fail(key);
                isFinal = hasRerouted || !keys.CanServe(asked);
                hasRerouted = true;
                // The first sign of credits that end: nothing is wrong with the line.
                IsHeld = isFinal && isPatient;
                break;
            case VerdictScope.Request:
                asked.IsDead = true;
                isFinal = !verdict.AnotherModelMayServe || candidates.AreDead;
                break;
            case VerdictScope.Key when verdict.Until is null:
                keys.Fail(key);
                break;
            case VerdictScope.Key:
                // Benched until the hint: where no other key is there, the request waits for it.
                break;
            case VerdictScope.Account when verdict.FreeModelsOnly:
                // The ring serves free models from one account: there is no other key to go to.
                asked.NotBefore = AfterHint(verdict.Until) ?? now.AddMinutes(1);
                break;
            case VerdictScope.Account:
                // What is held against the account keeps the request away; where it is too much at once, the room that is left decides.
                break;
            case VerdictScope.Model:
                foreach (ModelCandidate candidate in attempt.Blamed)
                {
                    candidate.HasFailed = true;
                    candidate.NotBefore = AfterRefusal(candidate, verdict.Until, now);
                }

                break;
            case VerdictScope.KeyAndModel:
                pool.Models.Exclude(asked.Health, key, verdict.Until);
                break;
            case VerdictScope.Service:
                notBefore = AfterHint(verdict.Until) ?? Backoff(Attempts, now, least: 0.5);
                break;
        }
    }

    /// <summary>The request is recalled from its wait: it could be sent again as it is.</summary>
    public void Recall()
    {
        IsHeld = isFinal = true;
    }

    private PlanStep Decide(DateTimeOffset now)
    {
        if (HasUsedUpAttempts && LastVerdict.Scope is VerdictScope.Key or VerdictScope.Account or VerdictScope.Service && !isFinal)
            return Hold();
        if (isFinal || HasUsedUpAttempts || now >= Deadline || (Attempts > 0 && Deadline - now < ShortestAttempt))
            return PlanStep.GiveUp;
        if (notBefore > now)
            return PauseUntil(notBefore, now);
        bool isRetry = isRetried && Attempts > 0;
        if (isRetry && !pool.Retries.TryTake(out TimeSpan wait))
            return OutOfRetries(now + wait, now);

        PlanStep step = TryAttempt(now);
        if (isRetry && step.What != PlanStep.Kind.Attempt)
            pool.Retries.Return();
        return step;
    }

    private PlanStep TryAttempt(DateTimeOffset now)
    {
        if (!pool.Service.TryPass(now, out GateCondition? serviceProbe))
            return WaitForService(now);

        long returns = pool.Line.Returns;
        DateTimeOffset? earliest = null;
        DateTimeOffset? backoff = null;
        ModelCandidate? full = null;
        bool mayBeServed = false;
        int turn = 0;
        while (candidates.TryNext(ref turn, out ModelCandidate candidate))
        {
            if (candidate.NotBefore > now)
            {
                backoff = Earliest(backoff, candidate.NotBefore);
                continue;
            }

            GateCondition? modelProbe = null;
            DateTimeOffset? ready = null;
            if (!TryPass(candidate.Health.Gate, now, out modelProbe))
            {
                ready = IsHopeless(candidate.Health.Gate, now) ? null : candidate.Health.Gate.GetRecovery(now, isBulk) ?? RequestKeys.SoonAfter(now, CallPoll, Deadline);
                mayBeServed = true;
            }
            else if (keys.TryAcquire(candidate, now, out KeyLease lease, out FlowPermit permit, out long reserved, out int count))
            {
                candidate.Attempts++;
                Attempts++;
                return PlanStep.Attempt(lease, permit, reserved, candidate, count, serviceProbe, modelProbe);
            }
            else
            {
                ready = keys.FindRecovery(candidate, now, Deadline, out bool isFull, out bool isAllowed);
                mayBeServed |= isAllowed;
                candidate.IsFull = isFull;
                if (isFull)
                {
                    candidate.Excluded = keys.GetExcluded(candidate, now);
                    full ??= candidate;
                }
            }

            candidate.Health.Gate.Return(modelProbe, isUnsent: true);
            earliest = Earliest(earliest, ready);
        }

        pool.Service.Gate.Return(serviceProbe);
        return WaitFor(earliest, backoff, full, mayBeServed, returns, now);
    }

    private bool TryPass(RecoveryGate gate, DateTimeOffset now, out GateCondition? probe)
    {
        // A person may wait for less than a look can win; a bulk run has lines enough, of which one can be spared.
        if (!gate.TryPass(now, out probe, mayLook: isBulk))
            return false;
        // The probe would have been refused by now: whoever waits for it may go on.
        if (probe is null && gate.Condition is { } silent && silent.TryAnnounce())
            pool.Line.CallAll();
        return true;
    }

    private PlanStep WaitFor(DateTimeOffset? earliest, DateTimeOffset? backoff, ModelCandidate? full, bool mayBeServed, long returns, DateTimeOffset now)
    {
        if (backoff is { } alone && (earliest is null || alone <= earliest))
            return PauseUntil(alone, now);
        if (earliest is not { } moment)
            return mayBeServed ? Hold() : PlanStep.GiveUp;
        if (moment >= LatestFrom(now) || IsHopeless(now))
            return Hold();
        return full is null ? PlanStep.Wait(moment, candidates.All[0].Route) : PlanStep.WaitForRoom(moment, full.Route, candidates.All, full.Excluded, returns);
    }

    private PlanStep WaitForService(DateTimeOffset now)
    {
        // Keys that never worked are more likely wrong than the service's fault: a person who waits for the answer shall know at once.
        bool isHopeless = isBulk ? IsHopeless(now) : pool.Service is { OutageSince: not null, HasWorked: false };
        // Who waits for a moment that has passed would not wait at all.
        DateTimeOffset ready = pool.Service.GetRecovery(now) is { } moment && moment > now ? moment : RequestKeys.SoonAfter(now, CallPoll, Deadline);
        return isHopeless || ready >= LatestFrom(now) ? Hold() : PlanStep.Wait(ready, candidates.All[0].Route);
    }

    private PlanStep PauseUntil(DateTimeOffset moment, DateTimeOffset now) => moment >= LatestFrom(now) ? Hold() : PlanStep.Pause(moment);

    // How far away may be what it waits for.
    private DateTimeOffset LatestFrom(DateTimeOffset now) => isPatient ? dispatch!.WaitsUntil ?? now + pool.Options.BulkPatience + Slack : Deadline;

    // What takes nothing for an hour is no throttle that ends by itself, and each probe of it costs a line an attempt.
    private bool IsHopeless(RecoveryGate gate, DateTimeOffset now) =>
        isPatient && dispatch!.WaitsUntil is null && gate.Condition is { } closed && now - closed.Since > LongestOutage;

    private bool IsHopeless(DateTimeOffset now) => IsHopeless(pool.Service.Gate, now)
        || (isPatient && dispatch!.WaitsUntil is null && now - pool.Service.OutageSince > LongestOutage);

    private PlanStep Hold()
    {
        IsHeld = isPatient;
        return PlanStep.GiveUp;
    }

    // While a look may prove the hint wrong, a line waits at the gate, where it is called if it does.
    private DateTimeOffset AfterRefusal(ModelCandidate candidate, DateTimeOffset? hint, DateTimeOffset now) =>
        isBulk && candidate.Health.Gate.Condition is { IsDoubted: true } ? now : AfterHint(hint) ?? BackoffOf(candidate, now);

    // Those who were told the same moment must not come back together; a hint is a floor.
    private DateTimeOffset? AfterHint(DateTimeOffset? hint)
    {
        DateTimeOffset? later = hint + (pool.Options.Backoff * pool.Ring.Chance.NextDouble());
        return later < Deadline ? later : hint;
    }

    private PlanStep OutOfRetries(DateTimeOffset next, DateTimeOffset now)
    {
        if (isBulk && next < LatestFrom(now))
            return PlanStep.Pause(next);
        Refuse("the retry budget of the client is empty");
        return PlanStep.GiveUp;
    }

    private DateTimeOffset Backoff(int attempts, DateTimeOffset now, double least = 0) => now + pool.Options.GetBackoff(attempts, pool.Ring.Chance, least);

    // One failure of a model that is well proves nothing: the server takes another provider the next time, and a place of a bulk run is not kept idle.
    private DateTimeOffset BackoffOf(ModelCandidate candidate, DateTimeOffset now) =>
        candidate.Attempts <= 1 && candidate.Health.IsWell ? now : Backoff(candidate.Attempts, now);

    private static DateTimeOffset? Earliest(DateTimeOffset? left, DateTimeOffset? right) => right is null || left < right ? left : right;
}
