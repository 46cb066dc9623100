namespace OpenRouter.Aot.Simulation;

/// <summary>A bulk run: so many lines, so many at once.</summary>
/// <param name="lines">How many lines there are; null for as many as the oracle begins in the scenario's time.</param>
/// <param name="concurrency">How many are under way at once.</param>
/// <param name="models">The models of each line, by their places in the service's plan.</param>
internal sealed class BulkLoad(long? lines, int concurrency, params int[] models) : ILoad
{
    public bool IsBulk => true;

    public bool IsStreamed { get; init; }

    public int[] Models => models;

    // A bulk run has the patience of the night.
    public TimeSpan Patience => TimeSpan.FromHours(2);

    public int Sessions { get; init; }

    public void Begin(SimulationRun run)
    {
        var feed = new Feed(run, this);
        for (int i = 0; i < concurrency; i++)
            run.Clock.Schedule(feed, run.Clock.Now);
    }

    // At the same moment, but not within the call that ended the line before: lines that fail at once would pile up.
    public void NoteEnd(SimulationRun run) => run.Clock.Schedule(new Feed(run, this), run.Clock.Now);

    private sealed class Feed(SimulationRun run, BulkLoad load) : VirtualEvent
    {
        public override void Happen(long stamp)
        {
            if (!run.IsOver && run.CountOf(load) < (load.Lines ?? run.Lines))
                run.Send(load);
        }
    }

    private long? Lines => lines;
}
