namespace OpenRouter.Aot.Simulation;

/// <summary>
/// The service as far as a client can tell: who it lets in, who it turns away with which words, and how long an answer takes. Whatever is left to chance
/// belongs to the request and its attempt.
/// </summary>
internal sealed class ModelledService
{
    // A round trip to the service.
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(80);

    private readonly VirtualClock clock;
    private readonly ServicePlan plan;
    private readonly ulong seed;
    private readonly AccountState[] accounts;
    private readonly ModelState[] models;
    private readonly RequestWindow? edge;
    private DateTimeOffset blockedUntil;

    /// <param name="clock">The clock.</param>
    /// <param name="plan">The truth.</param>
    /// <param name="seed">The seed of all chance.</param>
    public ModelledService(VirtualClock clock, ServicePlan plan, ulong seed)
    {
        this.clock = clock;
        this.plan = plan;
        this.seed = seed;
        accounts = [.. plan.Accounts.Select(account => new AccountState(account))];
        models = [.. plan.Models.Select(model => new ModelState(model))];
        edge = plan.Edge is { } limit ? new RequestWindow(limit.Requests, limit.Window) : null;
    }

    public ServicePlan Plan => plan;

    /// <summary>Is told of every exchange that ended, before its sender is.</summary>
    public Action<Exchange>? Ended { get; set; }

    public int InFlightOf(int account) => accounts[account].InFlight;

    /// <summary>Takes a request.</summary>
    /// <param name="exchange">The exchange, which then ends by itself.</param>
    /// <param name="request">The request's number.</param>
    /// <param name="attempt">Which of its attempts it is, from 1.</param>
    /// <param name="key">The key, by its place in the plan.</param>
    /// <param name="asked">The models, by their places: the service takes the first that serves.</param>
    /// <param name="limit">How long the client waits for the answer.</param>
    public void Send(Exchange exchange, long request, int attempt, int key, ReadOnlySpan<int> asked, TimeSpan limit)
    {
        var luck = new Luck(seed, request, attempt);
        exchange.Began = clock.Now;
        exchange.Key = key;
        exchange.Model = -1;
        exchange.IsSuccess = false;
        exchange.Headers = exchange.Duration = RoundTrip * luck.NextFactor(0.3);
        exchange.Summary = Judge(exchange, ref luck, asked);
        if (exchange.Duration > limit)
            Cut(exchange, limit);
        exchange.Schedule(clock);
    }

    /// <summary>The answer is complete, or its reader has left.</summary>
    public void End(Exchange exchange)
    {
        if (exchange.Model >= 0)
        {
            models[exchange.Model].InFlight--;
            AccountState account = accounts[plan.Keys[exchange.Key].Account];
            account.InFlight--;
            if (exchange.IsSuccess)
                account.Spend();
        }

        Ended?.Invoke(exchange);
    }

    /// <summary>What <c>GET /key</c> says of a key: whether it is known; null where nobody answers.</summary>
    public bool? Knows(int key) => FindOutage() switch
    {
        OutageKind.Unauthorized => false,
        OutageKind.Broken or OutageKind.Unreachable => null,
        _ => !plan.Keys[key].IsDead,
    };

    /// <summary>How long an answer to <c>GET /key</c> takes.</summary>
    public TimeSpan TimeToTell(int key, long question) => RoundTrip * new Luck(seed, -1 - key, question).NextFactor(0.3);

    /// <summary>Whether a request would be let in now, chance apart.</summary>
    /// <param name="key">The key.</param>
    /// <param name="model">The model.</param>
    /// <param name="share">The share of the account's limit that shall stay free beside it.</param>
    public bool Accepts(int key, int model, double share)
    {
        ModelState state = models[model];
        return accounts[plan.Keys[key].Account].HasRoomBeside(share) && Serves(key, state.Plan.IsFree) && !IsBlocked && edge?.HasRoom(clock.Now) != false && state.HasRoom
            && state.Limit?.HasRoom(clock.Now) != false && !(state.Plan.Throttle?.ClosedFor(clock.Elapsed) > TimeSpan.Zero);
    }

    /// <summary>Whether the service would take a key now, were there a model to serve it.</summary>
    public bool Serves(int key, bool isFreeModel)
    {
        AccountState account = accounts[plan.Keys[key].Account];
        return !plan.Keys[key].IsDead && FindOutage() is null && account.HasRoom && account.CanPay(clock.Elapsed)
            && !(isFreeModel && account.FreeQuota?.HasRoom(clock.Now) == false);
    }

    /// <summary>The next moment at which <see cref="Accepts"/> may change by time alone.</summary>
    public DateTimeOffset NextChange()
    {
        DateTimeOffset next = DateTimeOffset.MaxValue;
        void Take(DateTimeOffset moment) => next = moment > clock.Now && moment < next ? moment : next;

        foreach (OutagePlan outage in plan.Outages)
        {
            Take(VirtualClock.Start + outage.From);
            Take(VirtualClock.Start + outage.Until);
        }

        foreach (AccountState account in accounts)
        {
            Take(account.FreeQuota?.Ends ?? default);
            foreach ((TimeSpan at, _) in account.Plan.TopUps)
                Take(VirtualClock.Start + at);
        }

        foreach (ModelState model in models)
        {
            Take(model.Limit?.Ends ?? default);
            if (model.Plan.Throttle is { } throttle)
                Take(VirtualClock.Start + throttle.NextChange(clock.Elapsed));
        }

        Take(edge?.Ends ?? default);
        Take(blockedUntil);
        return next;
    }

    private bool IsBlocked => clock.Now < blockedUntil;

    private AnswerSummary Judge(Exchange exchange, ref Luck luck, ReadOnlySpan<int> asked)
    {
        OutageKind? outage = FindOutage();
        if (outage is OutageKind.Unreachable)
            return ServiceAnswers.NoConnection;
        if (edge is not null && (IsBlocked || !edge.TryTake(clock.Now)))
            return TurnAwayAtTheEdge();
        if (outage is OutageKind.Broken || luck.Hits(plan.ServerFailures))
            return ServiceAnswers.ServerFailure;
        if (outage is OutageKind.Unauthorized || plan.Keys[exchange.Key].IsDead)
            return ServiceAnswers.Refused;
        AccountState account = accounts[plan.Keys[exchange.Key].Account];
        if (!account.CanPay(clock.Elapsed))
            return ServiceAnswers.OutOfCredits;
        if (!account.HasRoom)
            return ServiceAnswers.InFlight;

        AnswerSummary refusal = default;
        foreach (int model in asked)
        {
            if (TryModel(account, models[model], ref luck, out refusal))
                return Answer(exchange, account, model, ref luck);
        }

        return refusal;
    }

    private AnswerSummary TurnAwayAtTheEdge()
    {
        if (!IsBlocked)
            blockedUntil = clock.Now + plan.Edge!.Block;
        return ServiceAnswers.Edge(WholeSeconds(blockedUntil - clock.Now));
    }

    // A refusal of a model moves on to the next of the list.
    private bool TryModel(AccountState account, ModelState model, ref Luck luck, out AnswerSummary refusal)
    {
        refusal = default;
        if (model.Plan.IsFree && account.FreeQuota is { } quota && !quota.TryTake(clock.Now))
            refusal = ServiceAnswers.FreeQuotaUsed(quota.Limit, quota.Ends);
        else if (model.Plan.Throttle is { } throttle && throttle.ClosedFor(clock.Elapsed) is var left && left > TimeSpan.Zero)
            refusal = ServiceAnswers.Throttled(HintOf(throttle.Hint, left));
        else if (model.Limit is { } limit && !limit.TryTake(clock.Now))
            refusal = ServiceAnswers.LimitUsed(limit.Limit, limit.Ends);
        else if (!model.HasRoom)
            refusal = ServiceAnswers.Throttled();
        else if (luck.Hits(model.Plan.ProviderFailures))
            refusal = ServiceAnswers.ProviderFailure;
        return refusal.Status == 0;
    }

    private AnswerSummary Answer(Exchange exchange, AccountState account, int served, ref Luck luck)
    {
        ModelState model = models[served];
        account.InFlight++;
        model.InFlight++;
        exchange.Model = served;
        double crowd = model.Plan.Capacity is { } capacity ? Math.Max(1, (double)model.InFlight / capacity) : 1;
        exchange.Headers += model.Plan.FirstToken * (crowd * luck.NextFactor(0.4));
        exchange.Duration = exchange.Headers + (model.Plan.Generation * (crowd * luck.NextFactor(0.5)));
        exchange.IsSuccess = !luck.Hits(model.Plan.DisguisedFailures);
        return exchange.IsSuccess ? ServiceAnswers.Success(model.Plan.Slug) : ServiceAnswers.Disguised(model.Plan.Slug);
    }

    // Who leaves gets nothing, and the service notices.
    private static void Cut(Exchange exchange, TimeSpan limit)
    {
        bool hasHeaders = exchange.Headers < limit;
        exchange.IsSuccess = false;
        exchange.Duration = limit;
        exchange.Summary = ServiceAnswers.Late(TransportFault.AttemptTimeout) with { Status = hasHeaders ? exchange.Summary.Status : 0 };
    }

    private OutageKind? FindOutage()
    {
        foreach (OutagePlan outage in plan.Outages)
        {
            if (clock.Elapsed >= outage.From && clock.Elapsed < outage.Until)
                return outage.Kind;
        }

        return null;
    }

    private static TimeSpan? HintOf(HintKind hint, TimeSpan left) => hint switch
    {
        HintKind.Right => WholeSeconds(left),
        HintKind.TooShort => TimeSpan.FromSeconds(1),
        HintKind.TooLong => WholeSeconds(left) + TimeSpan.FromMinutes(1),
        _ => null,
    };

    private static TimeSpan WholeSeconds(TimeSpan wait) => TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds));
}
