namespace OpenRouter.Aot.Simulation;

/// <summary>One request of a workload, and what came of it.</summary>
/// <param name="number">Its number: the same in every run of the scenario.</param>
/// <param name="source">The load that it belongs to.</param>
/// <param name="arrived">When it came.</param>
internal sealed class SimulatedRequest(long number, ILoad source, DateTimeOffset arrived)
{
    public long Number => number;

    public ILoad Source => source;

    public DateTimeOffset Arrived => arrived;

    /// <summary>The models that may serve it, by their places in the plan: the first is wanted, the others are fallbacks.</summary>
    public int[] Models => source.Models;

    /// <summary>When its caller gives up.</summary>
    public DateTimeOffset Deadline => arrived + source.Patience;

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; set; }

    /// <summary>How long its attempts took together.</summary>
    public TimeSpan InAttempts { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded { get; set; }
}
