using System.Globalization;

namespace OpenRouter.Aot.Simulation;

/// <summary>The library itself: its ring, its plan, its attempts, driven on the virtual clock instead of by tasks.</summary>
internal sealed class PoolClient : IClient
{
    // A bulk run gives the first questions about the keys that long, as `batch` does.
    private static readonly TimeSpan LongestPreparation = TimeSpan.FromSeconds(2);

    private readonly Stack<PooledRequest> spare = new();
    private readonly Dictionary<PoolKey, int> places = [];
    private readonly Dictionary<string, int> models = new(StringComparer.Ordinal);
    private readonly Dictionary<ILoad, Dispatch[]> dispatches = [];
    private readonly PoolKey[] keys;
    private readonly PoolKeyWatch watch;
    private readonly bool isFree;

    /// <param name="run">The run.</param>
    /// <param name="routing">How often and how long requests are tried; null for the defaults.</param>
    public PoolClient(SimulationRun run, RoutingOptions? routing = null)
    {
        Run = run;
        ServicePlan plan = run.Service.Plan;
        var settings = new KeyRingSettings { Time = run.Clock, Chance = new Chance(run.Seed), Queue = work => run.Clock.Schedule(new QueuedWork(work), run.Clock.Now) };
        var ring = new KeyRing([.. plan.Keys.Select((key, place) => Options(plan, key, place))], settings);
        ring.RegroupingDue = ring.Regroup;
        Pool = new PoolState(ring, routing ?? new RoutingOptions());
        keys = [.. ring.Entries.Select(entry => entry.Key)];
        for (int place = 0; place < keys.Length; place++)
            places.Add(keys[place], place);
        for (int place = 0; place < plan.Models.Count; place++)
            models.Add(plan.Models[place].Slug, place);
        isFree = plan.Models.All(model => model.IsFree);
        var lessons = new KeyLessons
        {
            Identified = ring.Identify,
            Refused = (key, refusal, askedAt) => Pool.Refusals.Report(key, refusal, askedAt, run.Clock.Now),
            Answered = Pool.Service.NoteKeyAnswer,
        };
        watch = new PoolKeyWatch(this, lessons, new Chance(Chance.Mix(run.Seed)));
        ring.ProbeWanted = watch.Probe;
        ring.CheckWanted = watch.CheckSoon;
        Pool.Service.ProbeWanted = watch.Probe;
    }

    public SimulationRun Run { get; }

    public PoolState Pool { get; }

    public TransportOptions Transport { get; } = new();

    public IReadOnlyList<PoolKey> Keys => keys;

    public int Waiting => Pool.Line.Count;

    public int? Width
    {
        get
        {
            string first = Run.Service.Plan.Models[0].Slug;
            long sum = Pool.Models.GetAccountStatistics(Pool.Ring.GetAccountBenches()).Where(one => one.Model == first).Sum(one => (long)one.Width);
            return sum is > 0 and < int.MaxValue ? (int)sum : null;
        }
    }

    /// <summary>The place of a key in the service's plan.</summary>
    public int PlaceOf(PoolKey key) => places[key];

    /// <summary>The place of a model in the service's plan.</summary>
    public int PlaceOf(ModelCandidate model) => models[model.Model!];

    public void Prepare(Action ready)
    {
        bool isReady = false;
        void Begin()
        {
            if (isReady)
                return;
            isReady = true;
            // As who waits for the first check does.
            Pool.Ring.Regroup();
            ready();
        }

        watch.Start(firstRound: Begin);
        Run.Clock.Schedule(new DelayedCall(Begin), Run.Clock.Now + LongestPreparation);
    }

    public void Begin(SimulatedRequest request)
    {
        PooledRequest driver = spare.TryPop(out PooledRequest? used) ? used : new PooledRequest(this);
        driver.Begin(request, DispatchOf(request));
    }

    /// <summary>A request has ended; its driver is free for another.</summary>
    public void End(PooledRequest driver, SimulatedRequest request, bool isSuccess)
    {
        spare.Push(driver);
        Run.End(request, isSuccess);
    }

    public bool IsBenched(int key) => keys[key].GetObstacle(isFree) is { IsOut: true };

    private static KeyOptions Options(ServicePlan plan, KeyPlan key, int place) => new()
    {
        Alias = string.Create(CultureInfo.InvariantCulture, $"key-{place + 1}"),
        Secret = new ApiKey(string.Create(CultureInfo.InvariantCulture, $"sk-or-simulated-{place + 1}")),
        Account = key.IsLabelled ? plan.Accounts[key.Account].Name : null,
    };

    // Requests of a load differ in their session alone.
    private Dispatch DispatchOf(SimulatedRequest request)
    {
        ILoad load = request.Source;
        if (!dispatches.TryGetValue(load, out Dispatch[]? known))
            dispatches.Add(load, known = [.. Enumerable.Range(0, Math.Max(1, load.Sessions)).Select(session => CreateDispatch(load, session))]);
        return known[(int)(request.Number % known.Length)];
    }

    private Dispatch CreateDispatch(ILoad load, int session)
    {
        ServicePlan plan = Run.Service.Plan;
        return new Dispatch
        {
            Path = "/chat/completions",
            Template = RequestTemplate.Parse("""{"max_tokens":100}"""u8.ToArray()),
            MustHaveContent = true,
            Route = plan.Models[load.Models[0]].Slug,
            IsBulk = load.IsBulk,
            IsStreamed = load.IsStreamed,
            Options = new RequestOptions
            {
                // A bulk line has the deadline that the library gives it.
                Deadline = load.IsBulk ? null : load.Patience,
                Fallbacks = [.. load.Models.Skip(1).Select(model => plan.Models[model].Slug)],
                Session = load.Sessions == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"session-{session}"),
            },
        };
    }
}
