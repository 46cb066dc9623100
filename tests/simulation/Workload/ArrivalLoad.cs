namespace OpenRouter.Aot.Simulation;

/// <summary>Interactive requests that come when their callers please: the distances are exponential, drawn from the seed.</summary>
/// <param name="rate">How many come in a second, on average.</param>
/// <param name="models">The models of each request, by their places in the service's plan.</param>
internal sealed class ArrivalLoad(double rate, params int[] models) : ILoad
{
    public bool IsBulk => false;

    public bool IsStreamed => true;

    public int[] Models => models;

    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);

    public int Sessions { get; init; }

    public void Begin(SimulationRun run) => ScheduleNext(run);

    public void NoteEnd(SimulationRun run)
    {
    }

    private void ScheduleNext(SimulationRun run)
    {
        var luck = new Luck(run.Seed, run.CountOf(this), part: -1);
        TimeSpan distance = TimeSpan.FromSeconds(-Math.Log(1 - luck.NextDouble()) / rate);
        run.Clock.Schedule(new Arrival(run, this), run.Clock.Now + distance);
    }

    private sealed class Arrival(SimulationRun run, ArrivalLoad load) : VirtualEvent
    {
        public override void Happen(long stamp)
        {
            if (run.IsOver)
                return;
            run.Send(load);
            load.ScheduleNext(run);
        }
    }
}
