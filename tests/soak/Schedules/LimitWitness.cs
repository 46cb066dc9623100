namespace OpenRouter.Aot.Soak;

/// <summary>Counts what is in flight, and how fast it began, against what the pool's owner allowed; and knows which keys a request may have.</summary>
/// <param name="run">The run.</param>
internal sealed class LimitWitness(ScheduleRun run)
{
    private static readonly TimeSpan InteractiveMemory = TimeSpan.FromSeconds(59);
    private const double Rounding = 1e-6;

    private readonly Dictionary<int, KeyLoad> keys = [];
    private readonly Dictionary<string, InFlight> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, int Model), InFlight> flows = [];
    private readonly Dictionary<Caller, List<InFlight>> loads = [];
    private DateTimeOffset? lastInteractive;

    private Schedule Schedule => run.Schedule;

    private DateTimeOffset Now => run.Clock.Now;

    public void NoteRequest(Caller caller)
    {
        // Of requests of the same moment nobody can say which came first.
        if (!caller.Request.IsBulk)
            lastInteractive = Now;
    }

    /// <summary>The pool was given keys.</summary>
    public void NoteKeys(IReadOnlyList<KeySetup> given)
    {
        foreach (int gone in keys.Keys.Except(given.Select(key => key.Place)).ToArray())
            keys.Remove(gone);
        foreach (string gone in accounts.Keys.Except(given.Where(key => key.IsLabelled).Select(LabelOf)).ToArray())
            accounts.Remove(gone);
        foreach (KeySetup key in given)
        {
            if (!keys.TryGetValue(key.Place, out KeyLoad? load))
                keys.Add(key.Place, load = new KeyLoad());
            load.Set(key);
            if (key.IsLabelled)
                accounts.TryAdd(LabelOf(key), new InFlight());
        }
    }

    public void NoteDispatch(Caller caller, PoolKey key, int model)
    {
        int place = ScheduleRun.PlaceOf(key);
        if (!keys.TryGetValue(place, out KeyLoad? load))
            return;
        KeySetup setup = load.Setup;
        if (!string.Equals(setup.Group, caller.Request.Group, StringComparison.Ordinal))
            run.Break(Promise.OwnKeys, $"{caller.Name} of group '{caller.Request.Group}' went to {key.Alias} of group '{setup.Group}'");
        List<InFlight> mine = [];
        loads[caller] = mine;
        if (setup.MaxConcurrency is { } most)
            Take(caller, load.InFlight, most, $"{key.Alias} may have", mine);
        if (load.NotePace(Now) is { } tooFast)
            run.Break(Promise.Limits, $"{caller.Name} came {tooFast:F3} attempts too early for the pace of {key.Alias}");
        if (!setup.IsLabelled)
            return;

        string label = LabelOf(setup);
        if (Schedule.Accounts[setup.Account].MaxConcurrency is { } mostOfAccount)
            Take(caller, accounts[label], mostOfAccount, $"{label} may have", mine);
        if (Schedule.Pool.Width is not { } width)
            return;
        if (!flows.TryGetValue((label, model), out InFlight? flow))
            flows.Add((label, model), flow = new InFlight());
        Take(caller, flow, width, $"{Schedule.Models[model].Slug} with {label} has a width of", mine);
        int left = width - Math.Min((int)Math.Ceiling(width * Schedule.Pool.InteractiveShare), width - 1);
        if (caller.Request.IsBulk && lastInteractive is { } at && at < Now && Now - at < InteractiveMemory && flow.Count > left)
            run.Break(Promise.InteractiveShare, $"{caller.Name} is number {flow.Count} of {label} for {Schedule.Models[model].Slug}; bulk may have {left} of {width}");
    }

    /// <summary>The attempt ended, or its caller left.</summary>
    public void NoteEnd(Caller caller)
    {
        if (!loads.Remove(caller, out List<InFlight>? mine))
            return;
        foreach (InFlight one in mine)
            one.Count--;
    }

    private void Take(Caller caller, InFlight load, int most, string who, List<InFlight> mine)
    {
        load.Count++;
        mine.Add(load);
        if (load.Count > most)
            run.Break(Promise.Limits, $"{caller.Name} is number {load.Count} in flight; {who} {most}");
    }

    private string LabelOf(KeySetup key) => Schedule.Accounts[key.Account].Plan.Name;

    private sealed class InFlight
    {
        public int Count { get; set; }
    }

    private sealed class KeyLoad
    {
        private double begun;
        private DateTimeOffset last;

        public KeySetup Setup { get; private set; } = null!;

        public InFlight InFlight { get; } = new();

        public void Set(KeySetup setup)
        {
            if (Setup?.Pace != setup.Pace)
                begun = 0;
            Setup = setup;
        }

        /// <summary>
        /// By how many attempts this one is too early; null where it is not. A tenth of a second's worth, or one, may come at once; and one more, because
        /// a permit that is taken and given back, as the key was full, starts the filling of the bucket early.
        /// </summary>
        public double? NotePace(DateTimeOffset now)
        {
            if (Setup.Pace is not { } perMinute)
                return null;
            begun = Math.Max(0, begun - ((now - last).TotalMinutes * perMinute)) + 1;
            last = now;
            double most = Math.Max(1, Math.Floor(perMinute / 600)) + 1;
            return begun > most + Rounding ? begun - most : null;
        }
    }
}
