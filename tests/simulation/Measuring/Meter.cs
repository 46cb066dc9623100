namespace OpenRouter.Aot.Simulation;

/// <summary>Counts what happens in a run. Durations are of the interactive requests where there are any, else of all.</summary>
internal sealed class Meter
{
    // How often keys and waiters are looked at.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    private readonly SimulationRun run;
    private readonly IClient client;
    private readonly WrongBenches benches;
    private readonly List<long> completions = [];
    private readonly List<long> waits = [];
    private readonly bool hasInteractive;
    private long requests;
    private long succeeded;
    private long lines;
    private long failed;
    private long attempts;
    private long failedAttempts;
    private ulong trace = 14695981039346656037;

    /// <param name="run">The run.</param>
    /// <param name="client">Who carries the requests.</param>
    public Meter(SimulationRun run, IClient client)
    {
        this.run = run;
        this.client = client;
        benches = new WrongBenches(run, client);
        hasInteractive = run.Scenario.Loads.Any(load => !load.IsBulk);
    }

    /// <summary>What was seen over time; null where nobody draws it.</summary>
    public Timeline? Timeline { get; set; }

    /// <summary>Begins to look.</summary>
    public void Begin() => run.Clock.Schedule(new Look(this), VirtualClock.Start);

    public void NoteRequest(SimulatedRequest request)
    {
        requests++;
        lines += request.Source.IsBulk ? 1 : 0;
        Mix(1, (ulong)request.Number, 0);
    }

    /// <summary>An attempt ended.</summary>
    public void NoteAttempt(Exchange exchange)
    {
        attempts++;
        if (!exchange.IsSuccess)
        {
            failedAttempts++;
            Timeline?.NoteWaste(run.Clock.Elapsed);
        }

        benches.NoteProbe(exchange.Key);
        Mix(2, (ulong)exchange.Key, ((ulong)(uint)exchange.Model << 32) | (uint)exchange.Summary.Status);
    }

    /// <summary>The service was asked about a key.</summary>
    public void NoteQuestion(int key)
    {
        benches.NoteProbe(key);
        Mix(3, (ulong)key, 0);
    }

    public void NoteEnd(SimulatedRequest request, bool isSuccess)
    {
        Mix(4, (ulong)request.Number, isSuccess ? 1UL : 0);
        if (!isSuccess)
        {
            failed++;
            return;
        }

        // What comes later was not done in the time, although it was not in vain.
        if (run.Clock.Elapsed <= run.Scenario.Horizon)
            succeeded++;
        if (hasInteractive && request.Source.IsBulk)
            return;
        TimeSpan completion = run.Clock.Now - request.Arrived;
        completions.Add(completion.Ticks);
        waits.Add((completion - request.InAttempts).Ticks);
    }

    /// <summary>What came of the run.</summary>
    /// <param name="realTime">How long it took.</param>
    /// <param name="open">Requests that did not end.</param>
    public RunResult GetResult(TimeSpan realTime, long open) => new()
    {
        Requests = requests,
        Lines = lines,
        Succeeded = succeeded,
        Failed = failed,
        Lost = open,
        Attempts = attempts,
        FailedAttempts = failedAttempts,
        Completion = Percentiles.Of(completions),
        Wait = Percentiles.Of(waits),
        WrongBenches = benches.Count,
        LongestWrongBench = benches.Longest,
        MostProbesOfWrongBench = benches.MostProbes,
        Trace = trace,
        RealTime = realTime,
    };

    private void Mix(ulong kind, ulong first, ulong second)
    {
        trace = (trace ^ (ulong)run.Clock.Now.UtcTicks ^ (kind << 60)) * 1099511628211;
        trace = (trace ^ first) * 1099511628211;
        trace = (trace ^ second) * 1099511628211;
    }

    private void LookAround()
    {
        benches.Look();
        Timeline?.NoteState(run.Clock.Elapsed, client.Waiting, client.Width);
    }

    private sealed class Look(Meter meter) : VirtualEvent
    {
        public override void Happen(long stamp)
        {
            if (meter.run.IsOver)
                return;
            meter.LookAround();
            meter.run.Clock.Schedule(this, meter.run.Clock.Now + LookInterval);
        }
    }
}
