using System.Globalization;

namespace OpenRouter.Aot.Soak;

/// <summary>What runs of schedules did.</summary>
internal sealed class ScheduleTally
{
    private readonly long[] outcomes = new long[Enum.GetValues<Outcome>().Length];
    private readonly long[] failures = new long[Enum.GetValues<VerdictScope>().Length];
    private long schedules;
    private long attempts;
    private long probes;
    private long looks;
    private long reloads;

    public long Requests { get; set; }

    public long Waits { get; set; }

    public void Count(Outcome outcome) => outcomes[(int)outcome]++;

    public void CountAnswer(in Verdict verdict)
    {
        if (!verdict.IsAccepted)
            failures[(int)verdict.Scope]++;
    }

    /// <summary>A run is over.</summary>
    public void Add(RetryWitness retries, BenchWitness benches, int reloaded)
    {
        schedules++;
        attempts += retries.Attempts;
        probes += benches.Probes;
        looks += benches.Looks;
        reloads += reloaded;
    }

    public void Add(ScheduleTally other)
    {
        for (int i = 0; i < outcomes.Length; i++)
            outcomes[i] += other.outcomes[i];
        for (int i = 0; i < failures.Length; i++)
            failures[i] += other.failures[i];
        schedules += other.schedules;
        attempts += other.attempts;
        probes += other.probes;
        looks += other.looks;
        reloads += other.reloads;
        Requests += other.Requests;
        Waits += other.Waits;
    }

    public IEnumerable<(string Name, string Count)> Rows()
    {
        yield return ("schedules", Text(schedules));
        yield return ("requests", Text(Requests));
        foreach (Outcome outcome in Enum.GetValues<Outcome>())
            yield return ($"of them {Words(outcome)}", Text(outcomes[(int)outcome]));
        yield return ("attempts", Text(attempts));
        foreach (VerdictScope scope in Enum.GetValues<VerdictScope>())
        {
            if (failures[(int)scope] > 0)
                yield return ($"of them failed, {scope.ToName()} to blame", Text(failures[(int)scope]));
        }

        yield return ("of them probes", Text(probes));
        yield return ("of the probes looks before a hint's end", Text(looks));
        yield return ("waits in line", Text(Waits));
        yield return ("reloads", Text(reloads));
    }

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Succeeded => "succeeded",
        Outcome.Failed => "failed",
        Outcome.Refused => "refused, as their group had lost its keys",
        _ => "cancelled by their callers",
    };

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
