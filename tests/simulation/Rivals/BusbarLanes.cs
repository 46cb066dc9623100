namespace OpenRouter.Aot.Simulation;

/// <summary>
/// Busbar's pool of lanes with its defaults. A lane there is a model × a provider, and several keys need several providers: here it is a key × a model.
/// The lanes of one model are a pool, the lanes of a request's next model its fallback pool.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The pick (docs/pools.md): smooth weighted round robin over the lanes that are usable and that this request has not tried.</item>
/// <item>The breaker (docs/circuit-breaker.md): trips at half of at least 5 outcomes failing within 30 s. Cooldown 15 s × 2^streak up to 120 s, ±10 % and at
/// least ±1 s, never below half of it; <c>Retry-After</c> is its floor, up to 24 h. A failure below the trip condition arms the cooldown too.
/// The streak counts the failures before, so that the first cooldown is the base. When it is over, one request probes: it closes
/// the breaker or opens it again, for longer.</item>
/// <item>What an answer means (docs/adr/0002-circuit-breaker.md): 408, 429, 5xx and broken connections are transient and move the request to another lane;
/// 401 and 403 take the lane down for 30 minutes and go to the caller; a 402, which Busbar's error_map has to call billing, takes it down likewise
/// and moves on; any other 4xx is the caller's, and nothing is recorded.</item>
/// <item>The budget (docs/failover.md): 3 hops after the first attempt in a pool (max_hops), and 120 s (failover.timeout_secs).</item>
/// <item>Exhaustion (on_exhausted): the fallback pool while there is one. At the end of the chain a bounded line waits for the lane that comes back
/// soonest. Busbar itself lets wait only for a full lane, and answers a cooling pool with an honest <c>Retry-After</c>; waiting stands
/// here for the caller that heeds it.</item>
/// </list>
/// </remarks>
internal sealed class BusbarLanes(int keys, int models, Chance chance) : IPolicy
{
    private const int MostHops = 3;
    private const int MostWaiting = 1_024;
    private static readonly TimeSpan FailoverBudget = TimeSpan.FromSeconds(120);

    // A probe that is out ends at no known time: those who wait for its lane ask again after this.
    private static readonly TimeSpan ProbePatience = TimeSpan.FromMilliseconds(100);

    private readonly BusbarLane[] lanes = [.. Enumerable.Range(0, keys * models).Select(_ => new BusbarLane())];
    private int waiting;

    public PolicyStep Next(PolicyRequest request, DateTimeOffset now)
    {
        var turn = (Turn)(request.State ??= new Turn());
        DateTimeOffset deadline = request.Arrived + FailoverBudget < request.Deadline ? request.Arrived + FailoverBudget : request.Deadline;
        if (now >= deadline) return Leave(turn, PolicyStep.GiveUp);
        for (int pool = turn.Pool; pool < request.Models.Length; pool++)
        {
            if (turn.Hops(pool) > MostHops || Select(request.Models[pool], turn.Tried, now) is not { } key) continue;
            BusbarLane lane = Of(key, request.Models[pool]);
            turn.Enter(pool, LaneNumber(key, request.Models[pool]), lane.Enter());
            return Leave(turn, PolicyStep.Attempt(key, pool));
        }

        DateTimeOffset soonest = Soonest(request, turn, now);
        if (soonest >= deadline || (!turn.IsWaiting && waiting == MostWaiting)) return Leave(turn, PolicyStep.GiveUp);
        if (!turn.IsWaiting) waiting++;
        turn.IsWaiting = true;
        return PolicyStep.Wait(soonest);
    }

    public bool Report(PolicyRequest request, in PolicyStep attempt, in PolicyAnswer answer, DateTimeOffset now)
    {
        var turn = (Turn)request.State!;
        BusbarLane lane = Of(attempt.Key, request.Models[attempt.Model]);
        switch (answer.Status)
        {
            case >= 200 and < 300:
                lane.Succeed(turn.IsProbe, now);
                return false;
            case 401 or 403:
                lane.GoDown(turn.IsProbe, now);
                return false;
            case 402:
                lane.GoDown(turn.IsProbe, now);
                return true;
            case 0 or 408 or 429 or >= 500:
                lane.FailTransiently(turn.IsProbe, answer.RetryAfter, chance.NextDouble(), now);
                return true;
            default:
                lane.Ignore(turn.IsProbe);
                return false;
        }
    }

    public bool IsBenched(int key, DateTimeOffset now)
    {
        for (int model = 0; model < models; model++)
        {
            if (Of(key, model).Until <= now) return false;
        }

        return true;
    }

    private int? Select(int model, List<int> tried, DateTimeOffset now)
    {
        int? best = null;
        int usable = 0;
        for (int key = 0; key < keys; key++)
        {
            BusbarLane lane = Of(key, model);
            if (!lane.Admits(now) || tried.Contains(LaneNumber(key, model))) continue;
            usable++;
            lane.Credit++;
            if (best is not { } found || lane.Credit > Of(found, model).Credit) best = key;
        }

        if (best is { } chosen) Of(chosen, model).Credit -= usable;
        return best;
    }

    /// <summary>When a lane that the request may still try comes back; never where there is none.</summary>
    private DateTimeOffset Soonest(PolicyRequest request, Turn turn, DateTimeOffset now)
    {
        DateTimeOffset soonest = DateTimeOffset.MaxValue;
        for (int pool = turn.Pool; pool < request.Models.Length; pool++)
        {
            for (int key = 0; key < keys && turn.Hops(pool) <= MostHops; key++)
            {
                if (turn.Tried.Contains(LaneNumber(key, request.Models[pool]))) continue;
                DateTimeOffset until = Of(key, request.Models[pool]).Until;
                if (until <= now) until = now + ProbePatience;
                if (until < soonest) soonest = until;
            }
        }

        return soonest;
    }

    private PolicyStep Leave(Turn turn, PolicyStep step)
    {
        if (turn.IsWaiting) waiting--;
        turn.IsWaiting = false;
        return step;
    }

    private int LaneNumber(int key, int model) => (key * models) + model;

    private BusbarLane Of(int key, int model) => lanes[LaneNumber(key, model)];

    private sealed class Turn
    {
        private int attempts;

        public int Pool { get; private set; }

        public bool IsProbe { get; private set; }

        public bool IsWaiting { get; set; }

        public List<int> Tried { get; } = [];

        /// <summary>The attempts in a pool: the next one is that many hops away from the first.</summary>
        public int Hops(int pool) => pool == Pool ? attempts : 0;

        public void Enter(int pool, int lane, bool isProbe)
        {
            if (pool != Pool) (Pool, attempts) = (pool, 0);
            attempts++;
            Tried.Add(lane);
            IsProbe = isProbe;
        }
    }
}
