namespace OpenRouter.Aot.Simulator;

/// <summary>
/// The faults of a scenario, tried in their order. One lock numbers the requests, so that no number is given twice or left out.
/// </summary>
internal sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly Fault[] _faults;
    private readonly Tally _tally;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly int _seed;

    public FaultPlan(IEnumerable<ScenarioFault> faults, int seed, Tally tally, TimeProvider time)
    {
        _seed = seed;
        _tally = tally;
        _time = time;
        _start = time.GetTimestamp();
        ScenarioFault[] sources = [.. faults];
        HashSet<string> names = [.. sources.Select(fault => fault.Name).OfType<string>()];
        _faults = [.. sources.Select(fault => new Fault(fault, fault.Name ?? FreeName(FaultKindNames.Of(fault.Kind), names)))];
    }

    public IEnumerable<string> Names => _faults.Select(fault => fault.Name);

    /// <summary>How long the simulator has been running.</summary>
    public TimeSpan SinceStart => _time.GetElapsedTime(_start);

    /// <summary>The fault that ends the request at this stage, or null. Faults that only add up are collected on the way.</summary>
    public Fault? Try(FaultStage stage, in FaultSubject subject, List<Fault>? addingUp = null)
    {
        if (_faults.Length == 0) return null;
        TimeSpan sinceStart = SinceStart;
        lock (_gate)
        {
            foreach (Fault fault in _faults)
            {
                if (fault.Stage != stage || !fault.Strikes(subject, sinceStart, _seed)) continue;
                _tally.FaultFired(fault.Name);
                if (!fault.AddsUp) return fault;
                addingUp?.Add(fault);
            }
        }

        return null;
    }

    private static string FreeName(string kind, HashSet<string> names)
    {
        string name = kind;
        for (int number = 2; !names.Add(name); number++) name = $"{kind}-{number}";
        return name;
    }
}
