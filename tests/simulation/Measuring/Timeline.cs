namespace OpenRouter.Aot.Simulation;

/// <summary>What was seen over the time of a run, in even steps, to be drawn.</summary>
/// <param name="run">The run.</param>
/// <param name="steps">How many steps.</param>
internal sealed class Timeline(SimulationRun run, int steps = 400)
{
    private readonly int[] looks = new int[steps];

    /// <summary>How long a step is.</summary>
    public TimeSpan Step { get; } = run.Scenario.Horizon / steps;

    public int Steps => steps;

    /// <summary>The mean number of attempts in flight, by account and step.</summary>
    public double[][] InFlight { get; } = [.. run.Scenario.Service.Accounts.Select(_ => new double[steps])];

    /// <summary>The mean number of requests that wait, by step.</summary>
    public double[] Waiting { get; } = new double[steps];

    /// <summary>Failed attempts, by step.</summary>
    public double[] Wasted { get; } = new double[steps];

    public void NoteWaste(TimeSpan at)
    {
        if (TryFind(at, out int step))
            Wasted[step]++;
    }

    /// <summary>The width, by step; not a number where nobody knew one.</summary>
    public double[] Width { get; } = [.. Enumerable.Repeat(double.NaN, steps)];

    public void NoteState(TimeSpan at, int waiting, int? width)
    {
        if (!TryFind(at, out int step))
            return;
        int seen = looks[step]++;
        Width[step] = width ?? double.NaN;
        Waiting[step] += (waiting - Waiting[step]) / (seen + 1);
        for (int account = 0; account < InFlight.Length; account++)
            InFlight[account][step] += (run.Service.InFlightOf(account) - InFlight[account][step]) / (seen + 1);
    }

    private bool TryFind(TimeSpan at, out int step)
    {
        step = (int)(at.Ticks / Math.Max(1, Step.Ticks));
        return step < steps;
    }
}
