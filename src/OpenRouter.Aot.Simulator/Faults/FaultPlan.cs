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
    private long? _firstAttempt;

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

    /// <summary>The time on a fault's clock.</summary>
    public TimeSpan TimeOf(Fault fault)
    {
        lock (_gate) return TimeOf(fault, _time.GetTimestamp());
    }

    /// <summary>The fault that ends the request at this stage, or null. Faults that only add up are collected on the way.</summary>
    public Fault? Try(FaultStage stage, in FaultSubject subject, List<Fault>? addingUp = null)
    {
        if (_faults.Length == 0) return null;
        long now = _time.GetTimestamp();
        lock (_gate)
        {
            if (subject.Place is null) _firstAttempt ??= now;
            foreach (Fault fault in _faults)
            {
                if (fault.Stage != stage || !fault.Strikes(subject, TimeOf(fault, now), _seed)) continue;
                _tally.FaultFired(fault.Name);
                if (!fault.AddsUp) return fault;
                addingUp?.Add(fault);
            }
        }

        return null;
    }

    private TimeSpan TimeOf(Fault fault, long now)
    {
        long from = fault.Source.When.FromFirstAttempt ? _firstAttempt ?? now : _start;
        return _time.GetElapsedTime(from, Math.Max(from, now));
    }

    private static string FreeName(string kind, HashSet<string> names)
    {
        string name = kind;
        for (int number = 2; !names.Add(name); number++) name = $"{kind}-{number}";
        return name;
    }
}
