namespace OpenRouter.Aot;

/// <summary>
/// The decisions about one request: a synchronous state machine, time and verdicts in, steps out. It awaits nothing, so that the same code
/// runs under the dispatcher and under a simulated clock. Used again for other requests. Not safe for use by several threads.
/// </summary>
/// <param name="pool">What all requests share.</param>
internal sealed class RequestPlan(PoolState pool)
{
    // How soon to look again where another request holds the only probe of a key, for nobody calls then.
    private static readonly TimeSpan ProbePoll = TimeSpan.FromMilliseconds(100);

    // How soon to look again where the waiting line calls who waits, should it ever not.
    private static readonly TimeSpan CallPoll = TimeSpan.FromSeconds(1);

    // How long a bulk line without a deadline of its own waits out an outage of the service.
    private static readonly TimeSpan LongestOutage = TimeSpan.FromHours(1);

    // A list of models is short; a longer one's candidates are not kept for the next request.
    private const int MaxSpare = 8;

    private static readonly Verdict Unsent = new(VerdictScope.Service, VerdictAction.Retry, null, "nothing was sent");

    private readonly List<ModelCandidate> candidates = [];
    private readonly Stack<ModelCandidate> spare = new();
    private readonly List<(PoolAccount Account, DateTimeOffset Until)> pauses = [];
    private bool isBulk;
    private bool hasOwnDeadline;
    private bool isRetried;
    private bool retriesUnknown;
    private bool takesServerFallbacks;
    private int maxAttempts;
    private ulong session;
    private string? group;
    private int? maxTokens;
    private DateTimeOffset deadline;
    private KeySet failedKeys;
    private DateTimeOffset notBefore;
    private bool hasRerouted;
    private bool isFinal;

    /// <summary>Begins with a request.</summary>
    /// <exception cref="OpenRouterConfigurationException">The request names a group without keys.</exception>
    public void Begin(Dispatch dispatch, DateTimeOffset now)
    {
        RequestOptions options = dispatch.Options;
        RoutingOptions routing = pool.Options;
        isBulk = dispatch.IsBulk;
        group = options.Group;
        maxTokens = dispatch.Template?.MaxTokens;
        session = options.Session is { } name ? SessionHash.Of(name) : 0;
        AddCandidates(dispatch.Route, options);
        maxAttempts = options.MaxAttempts ?? (isBulk ? routing.MaxBulkAttempts : routing.MaxAttempts);
        retriesUnknown = options.RetryUnknownOutcomes ?? routing.RetryUnknownOutcomes;
        takesServerFallbacks = routing.UseServerFallbacks && dispatch.TakesServerFallbacks && candidates.Count > 1;
        hasOwnDeadline = options.Deadline is not null;
        deadline = now + (options.Deadline ?? (isBulk ? routing.BulkDeadline : routing.Deadline));
        // Looking something up runs nothing and bills nothing: its repetition is no load that a budget must bound.
        isRetried = dispatch.IsAttempt;
        if (isRetried)
            pool.Retries.CountRequest();
    }

    /// <summary>Forgets the request.</summary>
    public void Clear()
    {
        foreach (ModelCandidate candidate in candidates)
        {
            if (spare.Count < MaxSpare)
                spare.Push(candidate);
        }

        candidates.Clear();
        pauses.Clear();
        failedKeys = default;
        notBefore = default;
        hasRerouted = false;
        isFinal = false;
        Attempts = 0;
        LastVerdict = default;
        Refusal = null;
    }

    /// <summary>When the request must have ended. An outage of the service does not count against a bulk line without a deadline of its own.</summary>
    public DateTimeOffset Deadline =>
        isBulk && !hasOwnDeadline && pool.Service.OutageSince is { } since ? Latest(deadline, since + LongestOutage) : deadline;

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>The verdict on the last attempt; the default before the first.</summary>
    public Verdict LastVerdict { get; private set; }

    /// <summary>Why the request is not tried again although it could be; null where that is not so.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The models, in the order in which they are tried.</summary>
    public IReadOnlyList<ModelCandidate> Candidates => candidates;

    /// <summary>Whether a key has failed this request.</summary>
    public bool HasFailed(PoolKey key) => failedKeys.Contains(key);

    /// <summary>What to do now.</summary>
    public PlanStep Next(DateTimeOffset now)
    {
        if (isFinal || Attempts >= maxAttempts || now >= Deadline)
            return PlanStep.GiveUp;
        if (notBefore > now)
            return PauseUntil(notBefore);
        bool isRetry = isRetried && Attempts > 0;
        if (isRetry && !pool.Retries.TryTake(out TimeSpan wait))
            return OutOfRetries(now + wait);

        PlanStep step = TryAttempt(now);
        if (isRetry && step.What != PlanStep.Kind.Attempt)
            pool.Retries.Return();
        return step;
    }

    /// <summary>The models that travel along as the server's own fallbacks: on the first attempt, the rest of the list as far as it is not cooled.</summary>
    /// <param name="first">The model that is asked for.</param>
    /// <param name="now">The time.</param>
    public ModelCandidate[] GetServerFallbacks(ModelCandidate first, DateTimeOffset now) =>
        takesServerFallbacks && Attempts == 1 ? FindServerFallbacks(first, now) : [];

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
        if (verdict.IsOutcomeUnknown && !retriesUnknown)
        {
            Refuse("its outcome is unknown, and the caller forbids to send it again");
            return;
        }

        switch (verdict.Scope)
        {
            case VerdictScope.Request when verdict.Action == VerdictAction.Reroute && !hasRerouted:
                hasRerouted = true;
                failedKeys.Add(key);
                isFinal = !asked.Route.CanServe(failedKeys);
                break;
            case VerdictScope.Request:
                asked.IsDead = true;
                isFinal = !verdict.AnotherModelMayServe || candidates.TrueForAll(one => one.IsDead);
                break;
            case VerdictScope.Key:
                failedKeys.Add(key);
                break;
            case VerdictScope.Account when verdict.FreeModelsOnly:
                // The ring serves free models from one account: there is no other key to go to.
                asked.NotBefore = verdict.Until ?? now.AddMinutes(1);
                break;
            case VerdictScope.Account when verdict.Action == VerdictAction.Slow:
                pauses.Add((key.Account, verdict.Until ?? Backoff(Attempts, now)));
                break;
            case VerdictScope.Account:
                break;
            case VerdictScope.Model:
                foreach (ModelCandidate candidate in attempt.Blamed)
                    candidate.NotBefore = verdict.Until ?? Backoff(candidate.Attempts, now);
                break;
            case VerdictScope.KeyAndModel:
                pool.Models.Exclude(asked.Health, key, verdict.Until);
                break;
            case VerdictScope.Service:
                notBefore = verdict.Until ?? Backoff(Attempts, now);
                break;
        }
    }

    // The quota of free models belongs to an account: a list may not take it from whichever account serves the paid ones.
    private ModelCandidate[] FindServerFallbacks(ModelCandidate first, DateTimeOffset now) =>
    [
        .. candidates.SkipWhile(one => !ReferenceEquals(one, first)).Skip(1)
            .Where(one => !one.IsDead && one.Route.IsForFreeModels == first.Route.IsForFreeModels && !(one.Health.Gate.Condition?.Until > now)),
    ];

    private void AddCandidates(ModelRoute route, RequestOptions options)
    {
        // Without a model of its own a request asks for the account's default first, and for the fallbacks after it.
        if (route.IsEmpty)
            AddCandidate(null, options.Group);
        foreach (string slug in route.Slugs)
            AddCandidate(slug, options.Group);
        foreach (string slug in options.Fallbacks)
        {
            if (!candidates.Exists(one => one.Model == slug))
                AddCandidate(slug, options.Group);
        }
    }

    private void AddCandidate(string? slug, string? group)
    {
        ModelCandidate candidate = spare.TryPop(out ModelCandidate? used) ? used : new ModelCandidate();
        candidate.Begin(slug, pool.Models.Find(slug), pool.Ring.Route(group, ModelBoard.IsFree(slug)));
        candidates.Add(candidate);
    }

    private PlanStep TryAttempt(DateTimeOffset now)
    {
        if (!pool.Service.TryPass(now, out GateCondition? serviceProbe))
            return WaitForService(now);

        DateTimeOffset? earliest = null;
        DateTimeOffset? backoff = null;
        ModelCandidate? full = null;
        foreach (ModelCandidate candidate in candidates)
        {
            if (candidate.IsDead)
                continue;
            if (candidate.NotBefore > now)
            {
                backoff = Earliest(backoff, candidate.NotBefore);
                continue;
            }

            GateCondition? modelProbe = null;
            DateTimeOffset? ready = null;
            if (!candidate.Health.Gate.TryPass(now, out modelProbe))
                ready = candidate.Health.Gate.Condition is { IsProbed: false } closed ? closed.Until : SoonAfter(now, CallPoll);
            else if (TryAcquire(candidate, now, out KeyLease lease, out long reserved, out int count))
                return PlanStep.Attempt(lease, reserved, candidate, count, serviceProbe, modelProbe);
            else
                ready = FindRecovery(candidate, now, ref full);

            candidate.Health.Gate.Return(modelProbe);
            earliest = Earliest(earliest, ready);
        }

        pool.Service.Gate.Return(serviceProbe);
        return WaitFor(earliest, backoff, full, now);
    }

    private bool TryAcquire(ModelCandidate candidate, DateTimeOffset now, out KeyLease lease, out long reserved, out int count)
    {
        KeySet excluded = Excluded(candidate, now);
        count = candidate.Route.CountCandidates(excluded, session);
        reserved = CostOf(candidate);
        while (candidate.Route.TryAcquire(excluded, session, out lease))
        {
            if (lease.Key.Budget.Reserve(reserved))
            {
                candidate.Attempts++;
                Attempts++;
                return true;
            }

            // Others have reserved what was left since it was looked at.
            lease.Key.Budget.Settle(reserved, null);
            excluded.Add(lease.Key);
            lease.Complete(Unsent, isAttempt: false);
        }

        return false;
    }

    /// <summary>What the request may cost with a model, in millionths of a dollar; learnt from other answers meanwhile, so it is asked each time.</summary>
    public long CostOf(ModelCandidate candidate) => pool.Models.Prices.EstimateMicroUsd(candidate.Model, maxTokens);

    private PlanStep WaitFor(DateTimeOffset? earliest, DateTimeOffset? backoff, ModelCandidate? full, DateTimeOffset now)
    {
        if (backoff is { } alone && (earliest is null || alone <= earliest))
            return PauseUntil(alone);
        if (earliest is not { } moment || moment >= Deadline)
            return PlanStep.GiveUp;
        return full is null ? PlanStep.Wait(moment, candidates[0].Route) : PlanStep.WaitForRoom(moment, full.Route, Excluded(full, now));
    }

    private PlanStep WaitForService(DateTimeOffset now)
    {
        // Keys that never worked are more likely wrong than the service's fault: a person who waits for the answer shall know at once.
        bool isHopeless = !isBulk && pool.Service is { OutageSince: not null, HasWorked: false };
        DateTimeOffset ready = pool.Service.GetRecovery(now) ?? SoonAfter(now, CallPoll);
        return isHopeless || ready >= Deadline ? PlanStep.GiveUp : PlanStep.Wait(ready, candidates[0].Route);
    }

    // Those who wait for the same moment must not come back together; a hint is a floor.
    private PlanStep PauseUntil(DateTimeOffset moment)
    {
        DateTimeOffset until = moment + (pool.Options.Backoff * pool.Ring.Chance.NextDouble());
        return moment >= Deadline ? PlanStep.GiveUp : PlanStep.Pause(until);
    }

    private PlanStep OutOfRetries(DateTimeOffset next)
    {
        if (isBulk && next < Deadline)
            return PlanStep.Pause(next);
        Refuse("the retry budget of the client is empty");
        return PlanStep.GiveUp;
    }

    private KeySet Excluded(ModelCandidate candidate, DateTimeOffset now)
    {
        // A copy: keys that may not use this model may use the next one.
        var excluded = new KeySet(failedKeys);
        pool.Models.AddExcluded(candidate.Health, ref excluded);
        pool.Ring.AddShort(CostOf(candidate), group, ref excluded);
        foreach ((PoolAccount paused, DateTimeOffset until) in pauses)
        {
            if (until <= now)
                continue;
            foreach (PoolKey key in paused.Keys)
                excluded.Add(key);
        }

        return excluded;
    }

    /// <summary>When the first key comes back that could serve; null where none will by itself.</summary>
    private DateTimeOffset? FindRecovery(ModelCandidate candidate, DateTimeOffset now, ref ModelCandidate? full)
    {
        var barred = new KeySet(failedKeys);
        pool.Models.AddExcluded(candidate.Health, ref barred);
        DateTimeOffset? earliest = null;
        foreach ((PoolKey key, KeyCondition? condition) in candidate.Route.GetOutages())
        {
            if (barred.Contains(key) || !ComesBack(key, condition))
                continue;
            // A key that serves and was not to be had was full, and may have room again by now.
            DateTimeOffset back = condition?.Until ?? SoonAfter(now, condition is null ? CallPoll : ProbePoll);
            if (key.Budget.MayCoverAt(CostOf(candidate), now) is not { } covered)
                continue;
            back = Latest(back, covered);
            bool isPaused = false;
            foreach ((PoolAccount paused, DateTimeOffset until) in pauses)
            {
                if (!ReferenceEquals(paused, key.Account))
                    continue;
                back = Latest(back, until);
                isPaused |= until > now;
            }

            if (condition is null && !isPaused && covered <= now)
                full ??= candidate;
            earliest = Earliest(earliest, back);
        }

        return earliest;
    }

    // An expired key is dead for good. A quarantined one may be, and nobody waits for it but a bulk line for one that has worked: the service was
    // seen to refuse valid keys. Neither does a person wait for credits to be bought: "A 402 without the header is not a wait-and-retry case"
    // (openrouter.ai/docs, errors).
    private bool ComesBack(PoolKey key, KeyCondition? condition) => condition switch
    {
        { State: KeyState.Expired } => false,
        { State: KeyState.Quarantined } => isBulk && condition.Until is not null && key.GetTotals().Succeeded > 0,
        { State: KeyState.Benched, IsGuess: true } => isBulk,
        _ => true,
    };

    private DateTimeOffset Backoff(int attempts, DateTimeOffset now)
    {
        RoutingOptions routing = pool.Options;
        double factor = Math.Pow(2, Math.Min(Math.Max(attempts, 1) - 1, 20));
        double milliseconds = Math.Min(routing.Backoff.TotalMilliseconds * factor, routing.MaxBackoff.TotalMilliseconds);
        return now + TimeSpan.FromMilliseconds(milliseconds * (1 + pool.Ring.Chance.NextDouble()));
    }

    // Nobody knows when it will be: so the deadline does not speak against waiting until then.
    private DateTimeOffset SoonAfter(DateTimeOffset now, TimeSpan wait) =>
        Deadline - now > wait ? now + wait : Latest(now, Deadline - TimeSpan.FromMilliseconds(1));

    private static DateTimeOffset Latest(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset? Earliest(DateTimeOffset? left, DateTimeOffset? right) => right is null || left < right ? left : right;
}
