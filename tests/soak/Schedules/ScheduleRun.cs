using System.Globalization;
using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>
/// One run of a schedule: the library's ring, plans, attempts and line on a virtual clock and one thread, before a service with faults. What the service
/// and the callers see of it is held against the promises; the first that breaks ends the run.
/// </summary>
internal sealed class ScheduleRun
{
    // The longest cooldown is an hour, and something is added to it: by then whatever was benched has been tried again, had anybody come.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(150);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromHours(6);


    // Within a second a request takes some ten events, and one that waits may look again as often.
    private const long MostEvents = 5_000;
    private const long MostEventsOfRequest = 500;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(1);

    private readonly LimitWitness limits;
    private readonly RetryWitness retries;
    private readonly Stack<RequestRun> spare = new();
    private readonly Dictionary<string, int> slugs = new(StringComparer.Ordinal);
    private readonly List<Caller> callers = [];
    private readonly HashSet<PoolKey> everyKey = [];
    private readonly HashSet<ModelFlow> everyFlow = [];
    private readonly RequestTemplate template = RequestTemplate.Parse("""{"max_tokens":100}"""u8.ToArray());
    private readonly ScheduleWatch? watch;
    private int waiting;
    private TimeSpan stretchBegan;
    private long steps;
    private int open;

    public ScheduleRun(Schedule schedule)
    {
        Schedule = schedule;
        Keys = schedule.Keys;
        Service = new FaultyService(Clock, schedule);
        var settings = new KeyRingSettings
        {
            Strategy = schedule.Pool.Strategy,
            SpreadFreeModels = schedule.Pool.SpreadsFreeModels,
            Time = Clock,
            Chance = new Chance(schedule.Seed),
            Queue = work => Clock.Schedule(new QueuedWork(work), Clock.Now),
        };
        var ring = new KeyRing(Options(Keys), settings, AccountLimits());
        ring.RegroupingDue = ring.Regroup;
        Pool = new PoolState(ring, schedule.Pool.CreateOptions());
        for (int model = 0; model < schedule.Models.Count; model++)
            slugs.Add(schedule.Models[model].Slug, model);
        Models = [.. schedule.Models.Select(model => Pool.Models.Find(model.Slug))];
        Benches = new BenchWitness(this);
        limits = new LimitWitness(this);
        limits.NoteKeys(Keys);
        retries = new RetryWitness(schedule.Pool.RetryShare, schedule.Pool.RetriesPerSecond);
        NoteEveryKey();
        watch = schedule.Pool.HasWatch ? new ScheduleWatch(this) : null;
    }

    public Schedule Schedule { get; }

    public VirtualClock Clock { get; } = new();

    public FaultyService Service { get; }

    public PoolState Pool { get; }

    public TransportOptions Transport { get; } = new();

    /// <summary>The health of the schedule's models.</summary>
    public IReadOnlyList<ModelHealth> Models { get; }

    /// <summary>The keys that the pool has now.</summary>
    public IReadOnlyList<KeySetup> Keys { get; private set; }

    public BenchWitness Benches { get; }

    /// <summary>The first promise that was broken; null where none was.</summary>
    public Violation? Violation { get; private set; }

    public ScheduleTally Tally { get; } = new();

    /// <summary>What happened, in short: two runs of a schedule have the same.</summary>
    public ulong Fingerprint { get; private set; }

    /// <summary>Runs to the end.</summary>
    public void Execute()
    {
        try
        {
            Begin();
            DateTimeOffset last = VirtualClock.Start + Schedule.End + LongestDrain;
            while (Violation is null && (open > 0 || Clock.Elapsed < Schedule.End) && Clock.TryAdvance(last))
                CheckProgress();

            // Streams that live on, and whatever was left to time.
            Wait(Settling);
            CheckResults();
            TryEveryGroup();
            // The permits of a pace come back with time alone.
            Wait(TimeSpan.FromMinutes(1));
            CheckReturns();
        }
        catch (Exception exception)
        {
            Break(Promise.NoException, exception.ToString());
        }

        Tally.Add(retries, Benches, Schedule.Reloads.Count);
    }

    /// <summary>A promise is broken.</summary>
    public void Break(Promise promise, string text) => Violation ??= new Violation(promise, Clock.Elapsed, text);

    public RequestRun Borrow() => spare.TryPop(out RequestRun? used) ? used : new RequestRun(Pool);

    public void Return(RequestRun work) => spare.Push(work);

    /// <summary>The place of a key in the schedule.</summary>
    public static int PlaceOf(PoolKey key) => int.Parse(key.Alias.AsSpan(4), CultureInfo.InvariantCulture) - 1;

    /// <summary>The place of a model in the schedule.</summary>
    public int PlaceOf(ModelCandidate model) => slugs[model.Model!];

    /// <summary>The account of a key, as the service knows it.</summary>
    public AccountPlan AccountOf(PoolKey key) => Service.Service.Plan.Accounts[Service.Service.Plan.Keys[PlaceOf(key)].Account];

    /// <summary>The account that the owner named; null where he named none.</summary>
    public string? LabelOf(PoolKey key)
    {
        int place = PlaceOf(key);
        return Keys.FirstOrDefault(one => one.Place == place) is { IsLabelled: true } setup ? Schedule.Accounts[setup.Account].Plan.Name : null;
    }

    public Dispatch Compose(ScheduledRequest request) => new()
    {
        Path = "/chat/completions",
        Template = template,
        MustHaveContent = true,
        Route = Schedule.Models[request.Models[0]].Slug,
        IsBulk = request.IsBulk,
        IsStreamed = request.IsStreamed,
        Options = new RequestOptions
        {
            Deadline = request.Deadline,
            MaxAttempts = request.MaxAttempts,
            Group = request.Group,
            Session = request.Session,
            Fallbacks = [.. request.Models.Skip(1).Select(model => Schedule.Models[model].Slug)],
        },
    };

    public void NoteRequest(Caller caller)
    {
        open++;
        callers.Add(caller);
        Tally.Requests++;
    }

    /// <summary>The pool has a key for the request, and takes it on.</summary>
    public void NoteTaken(Caller caller)
    {
        retries.NoteRequest(Clock.Elapsed);
        limits.NoteRequest(caller);
    }

    public void NoteDispatch(Caller caller, in PlanStep step)
    {
        PoolKey key = step.Lease.Key;
        Mark((uint)PlaceOf(key));
        if (step.Permit.Flow is { } flow)
            everyFlow.Add(flow);
        CheckDeadline(caller, "was sent");
        if (retries.NoteAttempt(caller.Attempts > 1, Clock.Elapsed) is { } excess)
            Break(Promise.RetryBudget, string.Create(CultureInfo.InvariantCulture, $"attempt {caller.Attempts} of {caller.Name} is {excess:F3} beyond the retry budget"));
        Benches.NoteDispatch(caller, step);
        limits.NoteDispatch(caller, key, caller.Asked[0]);
    }

    public void NoteAnswer(Caller caller, in Verdict verdict)
    {
        limits.NoteEnd(caller);
        Benches.NoteAnswer(caller, verdict);
        Tally.CountAnswer(verdict);
    }

    /// <summary>The caller left an attempt that ran.</summary>
    public void NoteLeft(Caller caller) => limits.NoteEnd(caller);

    public void NoteWaiting(Caller caller)
    {
        Tally.Waits++;
        if (caller.Request.IsBulk || !caller.IsWaiting)
            return;
        waiting = callers.Count(one => one is { IsWaiting: true, Request.IsBulk: false });
        if (waiting > Schedule.Pool.MaxWaiting)
            Break(Promise.Deadline, $"{caller.Name} is number {waiting} that waits; {Schedule.Pool.MaxWaiting} may");
    }

    public void NoteResult(Caller caller, Outcome outcome)
    {
        Mark((uint)outcome + 100);
        if (caller.Outcome is { } before)
            Break(Promise.OneResult, $"{caller.Name} {outcome} after it {before}");
        open--;
        Tally.Count(outcome);
        if (outcome != Outcome.Cancelled)
            CheckDeadline(caller, "ended");
    }

    private void Begin()
    {
        watch?.AskAll();
        foreach (ScheduledRequest request in Schedule.Requests)
            Clock.Schedule(new DelayedCall(new Caller(this, request).Begin), VirtualClock.Start + request.At);
        foreach (KeyReloading reload in Schedule.Reloads)
            Clock.Schedule(new DelayedCall(() => Reload(reload.Keys)), VirtualClock.Start + reload.At);
    }

    private void Reload(IReadOnlyList<KeySetup> keys)
    {
        Keys = keys;
        Pool.Ring.Reload(Options(keys), AccountLimits());
        limits.NoteKeys(keys);
        Benches.NoteReload();
        NoteEveryKey();
    }

    private KeyOptions[] Options(IReadOnlyList<KeySetup> keys) =>
    [
        .. keys.Select(key => new KeyOptions
        {
            Alias = string.Create(CultureInfo.InvariantCulture, $"key-{key.Place + 1}"),
            Secret = new ApiKey(string.Create(CultureInfo.InvariantCulture, $"sk-or-simulated-{key.Place + 1}")),
            Account = key.IsLabelled ? Schedule.Accounts[key.Account].Plan.Name : null,
            Group = key.Group,
            Weight = key.Weight,
            Priority = key.Priority,
            MaxConcurrency = key.MaxConcurrency,
            Pace = key.Pace,
        }),
    ];

    private Dictionary<string, AccountOptions> AccountLimits() => Schedule.Accounts.Where(account => account.MaxConcurrency is not null)
        .ToDictionary(account => account.Plan.Name, account => new AccountOptions { MaxConcurrency = account.MaxConcurrency }, StringComparer.Ordinal);

    private void NoteEveryKey()
    {
        foreach (KeyEntry entry in Pool.Ring.Entries)
            everyKey.Add(entry.Key);
    }

    private void Mark(uint what) => Fingerprint = Chance.Mix(Fingerprint ^ ((ulong)Clock.Elapsed.Ticks << 12) ^ what);

    private void CheckDeadline(Caller caller, string what)
    {
        if (Clock.Now > caller.Deadline)
            Break(Promise.Deadline, $"{caller.Name} {what} {ScheduleText.Of(Clock.Now - caller.Deadline)} after its deadline");
    }

    // Or until a request has ended.
    private void Wait(TimeSpan time, Caller? forWhom = null)
    {
        DateTimeOffset until = Clock.Now + time;
        Clock.Schedule(new DelayedCall(() => { }), until);
        while (Violation is null && Clock.Now < until && forWhom?.Outcome is null && Clock.TryAdvance(until))
            CheckProgress();
    }

    /// <summary>Something was done: time must pass between.</summary>
    public void CheckProgress()
    {
        if (Clock.Elapsed - stretchBegan > Stretch)
            (stretchBegan, steps) = (Clock.Elapsed, 0);
        if (++steps > MostEvents + (MostEventsOfRequest * callers.Count))
            Break(Promise.NoSpinning, $"{steps} events within a second");
    }

    private void CheckResults()
    {
        foreach (Caller caller in callers)
        {
            if (caller.Outcome is null)
                Break(Promise.OneResult, $"{caller.Name} has no result");
        }

        if (Pool.Line.Count > 0)
            Break(Promise.EverythingReturned, $"{Pool.Line.Count} places are left in line");
    }

    // All faults are over, and whatever was benched for them: a request to each model finds a key that works, in each group that has one.
    private void TryEveryGroup()
    {
        int number = 1_000_000;
        foreach (IGrouping<string?, KeySetup> group in Keys.GroupBy(key => key.Group).ToArray())
        {
            for (int model = 0; model < Schedule.Models.Count && Violation is null; model++)
            {
                // Free models stay on one account, which may be one of dead keys.
                bool isSure = Schedule.Models[model].IsFree && !Schedule.Pool.SpreadsFreeModels ? group.All(key => !key.IsDead) : group.Any(key => !key.IsDead);
                // Known: where nobody asks about keys, the requests that try whether an outage is over all go to the first tier, dead or not.
                isSure &= Schedule.Pool.HasWatch || group.All(key => key.Priority == group.First().Priority) || group.All(key => !key.IsDead);
                if (!isSure)
                    continue;
                var request = new ScheduledRequest(number++, Clock.Elapsed, [model])
                {
                    IsBulk = true,
                    Group = group.Key,
                    Deadline = TimeSpan.FromHours(2),
                    MaxAttempts = 100,
                };
                var last = new Caller(this, request) { KeepsFailure = true };
                last.Begin();
                Wait(TimeSpan.FromHours(3), last);
                if (last.Outcome != Outcome.Succeeded)
                    Break(Promise.Recovery, $"a last request to {Schedule.Models[model].Slug} in group '{group.Key}' has {last.Outcome?.ToString() ?? "no result"} after {last.Attempts} attempts, although all faults are over{last.Failure}");
            }
        }
    }

    private void CheckReturns()
    {
        foreach (PoolKey key in everyKey)
        {
            if (key.InFlight != 0)
                Break(Promise.EverythingReturned, $"{key.InFlight} leases of {key.Alias} are not returned");
            if (key.IsFull && key.Place is not null)
                Break(Promise.EverythingReturned, $"{key.Alias} is full, although nothing runs");
            CheckProbe(key.Breaker.Condition, key.Alias);
            CheckProbe(key.Account.Breaker.Condition, key.Account.Label);
            CheckProbe(key.Account.FreeBreaker.Condition, key.Account.Label);
        }

        foreach (ModelFlow flow in everyFlow)
        {
            if (flow.Width.Running != 0 || flow.Account.Width.Running != 0)
                Break(Promise.EverythingReturned, $"{flow.Width.Running} permits of {flow.Model} with {flow.Account.Account.Label} are not returned, and {flow.Account.Width.Running} of the account");
        }

        foreach (ModelHealth model in Models)
        {
            if (model.Gate.Condition is { IsProbed: true })
                Break(Promise.EverythingReturned, $"the probe of {model.Model} is not returned");
            if (model.GetStatistics().InFlight != 0)
                Break(Promise.EverythingReturned, $"{model.GetStatistics().InFlight} attempts are counted as in flight to {model.Model}");
        }

        if (Pool.Service.Gate.Condition is { IsProbed: true })
            Break(Promise.EverythingReturned, "the probe of the service is not returned");
        if (Pool.Line.Count > 0)
            Break(Promise.EverythingReturned, $"{Pool.Line.Count} places are left in line");
    }

    private void CheckProbe(KeyCondition? condition, string what)
    {
        if (condition is { IsProbed: true })
            Break(Promise.EverythingReturned, $"the probe of {what} is not returned: {condition.Reason}");
    }
}
