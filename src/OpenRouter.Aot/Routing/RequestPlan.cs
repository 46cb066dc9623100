using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>
/// The decisions about one request: a synchronous state machine, time and verdicts in, steps out. It awaits nothing, so that the same code
/// runs under the dispatcher and under a simulated clock. Not safe for use by several threads.
/// </summary>
internal sealed class RequestPlan
{
    // How soon to look again where another request holds the only probe.
    private static readonly TimeSpan ProbePoll = TimeSpan.FromMilliseconds(100);

    // How soon to look again where every key is full, should nobody call: room is given to who stands first in the line.
    private static readonly TimeSpan RoomPoll = TimeSpan.FromSeconds(1);

    private static readonly Verdict Unsent = new(VerdictScope.Service, VerdictAction.Retry, null, "nothing was sent");

    private readonly KeyRing ring;
    private readonly ModelBoard models;
    private readonly string? group;
    private readonly int? maxTokens;
    private readonly Candidate[] candidates;
    private readonly RoutingOptions routing;
    private readonly bool retriesUnknown;
    private readonly int maxAttempts;
    private readonly ulong session;
    private readonly List<(PoolAccount Account, DateTimeOffset Until)> pauses = [];
    private KeySet failedKeys;
    private DateTimeOffset notBefore;
    private bool hasRerouted;
    private bool isFinal;

    public RequestPlan(KeyRing ring, ModelBoard models, RoutingOptions routing, Dispatch dispatch, DateTimeOffset now)
    {
        this.ring = ring;
        this.models = models;
        this.routing = routing;
        RequestOptions options = dispatch.Options;
        group = options.Group;
        maxTokens = dispatch.Template?.MaxTokens;
        session = options.Session is { } name ? SessionHash.Of(name) : 0;
        string?[] slugs = dispatch.Route.WithFallbacks([.. options.Fallbacks]).Slugs.ToArray();
        // Without a model of its own a request asks for the account's default first, and for the fallbacks after it.
        candidates = [.. (dispatch.Route.IsEmpty ? [null, .. slugs] : slugs).Select(slug => new Candidate(slug, ring.Route(options.Group, ModelBoard.IsFree(slug))))];
        maxAttempts = options.MaxAttempts ?? (dispatch.IsBulk ? routing.MaxBulkAttempts : routing.MaxAttempts);
        retriesUnknown = options.RetryUnknownOutcomes ?? routing.RetryUnknownOutcomes;
        Deadline = now + (options.Deadline ?? (dispatch.IsBulk ? routing.BulkDeadline : routing.Deadline));
    }

    /// <summary>When the request must have ended.</summary>
    public DateTimeOffset Deadline { get; }

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>The verdict on the last attempt; the default before the first.</summary>
    public Verdict LastVerdict { get; private set; }

    /// <summary>What to do now.</summary>
    public PlanStep Next(DateTimeOffset now)
    {
        if (isFinal || Attempts >= maxAttempts || now >= Deadline)
            return PlanStep.GiveUp;

        DateTimeOffset? earliest = null;
        Candidate? full = null;
        foreach (Candidate candidate in candidates)
        {
            if (candidate.IsDead)
                continue;
            DateTimeOffset ready = Latest(notBefore, Latest(candidate.NotBefore, models.Find(candidate.Model).CooledUntil ?? default));
            if (ready <= now)
            {
                KeySet excluded = Excluded(candidate, now);
                long cost = CostOf(candidate);
                while (candidate.Route.TryAcquire(excluded, session, out KeyLease lease))
                {
                    if (lease.Key.Budget.Reserve(cost))
                    {
                        candidate.Attempts++;
                        Attempts++;
                        return PlanStep.Attempt(lease, candidate.Model, cost);
                    }

                    // Others have reserved what was left since it was looked at.
                    lease.Key.Budget.Settle(cost, null);
                    excluded.Add(lease.Key);
                    lease.Complete(Unsent, isAttempt: false);
                }

                if (EarliestKey(candidate, now, out bool isFull) is not { } recovery)
                    continue;
                ready = recovery;
                if (isFull)
                    full ??= candidate;
            }

            earliest = earliest is { } other && other < ready ? other : ready;
        }

        if (earliest is not { } moment || moment >= Deadline)
            return PlanStep.GiveUp;
        // Those who wait for the same moment must not come back together.
        moment += routing.Backoff * ring.Chance.NextDouble();
        return full is null ? PlanStep.Wait(moment) : PlanStep.WaitForRoom(moment, full.Route, Excluded(full, now));
    }

    /// <summary>Takes the verdict on an attempt in.</summary>
    /// <param name="key">The key that it used.</param>
    /// <param name="model">The model that it asked for.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="now">The time of the answer.</param>
    public void Report(PoolKey key, string? model, in Verdict verdict, DateTimeOffset now)
    {
        LastVerdict = verdict;
        Candidate candidate = Array.Find(candidates, one => one.Model == model)!;
        if (verdict.IsOutcomeUnknown && !retriesUnknown)
        {
            isFinal = true;
            return;
        }

        switch (verdict.Scope)
        {
            case VerdictScope.Request when verdict.Action == VerdictAction.Reroute && !hasRerouted:
                hasRerouted = true;
                failedKeys.Add(key);
                isFinal = !candidate.Route.CanServe(failedKeys);
                break;
            case VerdictScope.Request:
                candidate.IsDead = true;
                isFinal = !verdict.AnotherModelMayServe || Array.TrueForAll(candidates, one => one.IsDead);
                break;
            case VerdictScope.Key:
                failedKeys.Add(key);
                break;
            case VerdictScope.Account when verdict.FreeModelsOnly:
                // The ring serves free models from one account: there is no other key to go to.
                candidate.NotBefore = verdict.Until ?? now.AddMinutes(1);
                break;
            case VerdictScope.Account when verdict.Action == VerdictAction.Slow:
                pauses.Add((key.Account, verdict.Until ?? Backoff(Attempts, now)));
                break;
            case VerdictScope.Account:
                break;
            case VerdictScope.Model:
                candidate.NotBefore = verdict.Until ?? Backoff(candidate.Attempts, now);
                break;
            case VerdictScope.KeyAndModel:
                models.Exclude(model, key, verdict.Until);
                break;
            case VerdictScope.Service:
                notBefore = verdict.Until ?? Backoff(Attempts, now);
                break;
        }
    }

    /// <summary>Why the request failed.</summary>
    /// <param name="answer">What is known of the last answer.</param>
    /// <param name="body">The last answer's body.</param>
    /// <param name="info">How far the request had come.</param>
    /// <param name="now">The time.</param>
    public OpenRouterException CreateError(in AnswerSummary answer, string? body, AnswerInfo info, DateTimeOffset now)
    {
        string model = candidates[0].Model ?? "the account's default model";
        bool isAboutKeys = Attempts == 0 || LastVerdict.Scope is VerdictScope.Key or VerdictScope.Account;
        Candidate? cooled = Attempts > 0 ? null : Array.Find(candidates, one => models.Find(one.Model).CooledUntil is not null);
        if (cooled is not null)
        {
            ModelStatistics state = models.Find(cooled.Model).GetStatistics();
            var verdict = new Verdict(VerdictScope.Model, VerdictAction.Cool, state.CooledUntil, state.Reason ?? "");
            string message = $"{model} is left alone until {state.CooledUntil:u}, past the deadline of the request: {state.Reason}";
            return new OpenRouterException(message, verdict, answer, info);
        }

        if (!isAboutKeys)
        {
            string attempts = Attempts == 1 ? "" : $" after {Attempts} attempts";
            string status = answer.Status == 0 ? "" : $" (status {answer.Status})";
            return new OpenRouterException($"{model}{attempts}: {LastVerdict.Reason}{status}", LastVerdict, answer, info, body);
        }

        DateTimeOffset? retryAt = null;
        var keys = new List<KeyUnavailability>();
        foreach ((PoolKey key, KeyCondition? condition) in candidates[0].Route.GetOutages())
        {
            string tried = failedKeys.Contains(key) ? key.Secret.Redact(LastVerdict.Reason)
                : !key.Budget.Covers(CostOf(candidates[0])) ? string.Create(CultureInfo.InvariantCulture, $"has ${key.Budget.Remaining:0.000000} left of its limit, which this request may exceed")
                : key.IsFull ? "at the limit of its concurrency or pace" : "available, but passed over for this request";
            keys.Add(new KeyUnavailability(key.Alias, condition?.Reason ?? tried, condition?.Until));
            retryAt = condition?.Until is { } until && (retryAt is null || until < retryAt) ? until : retryAt;
        }

        return new KeysUnavailableException(model, keys, retryAt, LastVerdict, answer, info, body);
    }

    private KeySet Excluded(Candidate candidate, DateTimeOffset now)
    {
        // A copy: keys that may not use this model may use the next one.
        var excluded = new KeySet(failedKeys);
        models.AddExcluded(candidate.Model, ref excluded);
        ring.AddShort(CostOf(candidate), group, ref excluded);
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
    private DateTimeOffset? EarliestKey(Candidate candidate, DateTimeOffset now, out bool isFull)
    {
        isFull = false;
        var barred = new KeySet(failedKeys);
        models.AddExcluded(candidate.Model, ref barred);
        DateTimeOffset? earliest = null;
        foreach ((PoolKey key, KeyCondition? condition) in candidate.Route.GetOutages())
        {
            // A quarantined key may be dead for good, an expired one is: nobody waits for it.
            if (barred.Contains(key) || condition?.State is KeyState.Quarantined or KeyState.Expired)
                continue;
            // A key that serves and was not to be had was full, and may have room again by now.
            DateTimeOffset back = condition?.Until ?? now + (condition is null ? RoomPoll : ProbePoll);
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

            isFull |= condition is null && !isPaused && covered <= now;
            earliest = earliest is { } other && other < back ? other : back;
        }

        return earliest;
    }

    // Learnt from other answers meanwhile, so it is asked each time.
    private long CostOf(Candidate candidate) => models.Prices.EstimateMicroUsd(candidate.Model, maxTokens);

    private DateTimeOffset Backoff(int attempts, DateTimeOffset now)
    {
        double factor = Math.Pow(2, Math.Min(Math.Max(attempts, 1) - 1, 20));
        double milliseconds = Math.Min(routing.Backoff.TotalMilliseconds * factor, routing.MaxBackoff.TotalMilliseconds);
        return now + TimeSpan.FromMilliseconds(milliseconds * (1 + ring.Chance.NextDouble()));
    }

    private static DateTimeOffset Latest(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private sealed class Candidate(string? model, KeyRoute route)
    {
        public string? Model => model;

        public KeyRoute Route => route;

        public int Attempts { get; set; }

        public DateTimeOffset NotBefore { get; set; }

        /// <summary>Whether this model cannot serve this request.</summary>
        public bool IsDead { get; set; }
    }
}
