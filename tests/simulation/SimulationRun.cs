using System.Diagnostics;

namespace OpenRouter.Aot.Simulation;

/// <summary>One run of a scenario with one client: from the first request until the last has ended.</summary>
internal sealed class SimulationRun
{
    // Who has no answer by then never gets one: the run is broken off, and its requests count as lost.
    private static readonly TimeSpan LongestDrain = TimeSpan.FromHours(4);

    // Numbers of the requests of different loads, far apart: each request has the same luck in every run.
    private const long NumbersOfLoad = 1L << 40;

    private readonly Dictionary<ILoad, long> counts = [];
    private readonly ILoad[] loads;
    private readonly IClient client;
    private long open;

    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="create">Makes the client.</param>
    /// <param name="lines">How many lines a bulk run has that names no number.</param>
    public SimulationRun(Scenario scenario, ulong seed, Func<SimulationRun, IClient> create, long lines = long.MaxValue)
    {
        Lines = lines;
        Scenario = scenario;
        Seed = seed;
        loads = [.. scenario.Loads];
        Service = new ModelledService(Clock, scenario.Service, seed);
        client = create(this);
        Meter = new Meter(this, client);
        Service.Ended = Meter.NoteAttempt;
        foreach (ILoad load in loads)
            counts.Add(load, 0);
    }

    public Scenario Scenario { get; }

    public ulong Seed { get; }

    /// <summary>How many lines a bulk run has that names no number.</summary>
    public long Lines { get; }

    public VirtualClock Clock { get; } = new();

    public ModelledService Service { get; }

    public Meter Meter { get; }

    /// <summary>Whether no more requests begin.</summary>
    public bool IsOver => Clock.Elapsed >= Scenario.Horizon;

    /// <summary>How many requests of a load have begun.</summary>
    public long CountOf(ILoad load) => counts[load];

    /// <summary>Runs to the end.</summary>
    public RunResult Execute()
    {
        long began = Stopwatch.GetTimestamp();
        DateTimeOffset last = VirtualClock.Start + Scenario.Horizon + LongestDrain;
        Meter.Begin();
        client.Prepare(() =>
        {
            foreach (ILoad load in loads)
                load.Begin(this);
        });
        while ((!IsOver || open > 0) && Clock.TryAdvance(last))
        {
        }

        return Meter.GetResult(Stopwatch.GetElapsedTime(began), open);
    }

    /// <summary>The next request of a load goes to the client.</summary>
    public void Send(ILoad load)
    {
        long count = counts[load]++;
        var request = new SimulatedRequest((Array.IndexOf(loads, load) * NumbersOfLoad) + count, load, Clock.Now);
        open++;
        Meter.NoteRequest(request);
        client.Begin(request);
    }

    /// <summary>A request has ended.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isSuccess">Whether its caller got an answer that is of use.</param>
    public void End(SimulatedRequest request, bool isSuccess)
    {
        if (request.HasEnded)
            throw new InvalidOperationException($"Seed {Seed}, scenario '{Scenario.Name}': request {request.Number} ended twice, the second time at {Clock.Elapsed}.");
        request.HasEnded = true;
        open--;
        Meter.NoteEnd(request, isSuccess);
        request.Source.NoteEnd(this);
    }
}
