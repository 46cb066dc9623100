namespace OpenRouter.Aot.Simulation;

/// <summary>A request as a policy sees it.</summary>
/// <param name="number">Its number in the run.</param>
/// <param name="models">The models that may serve it, as their places in the scenario: the first one is wanted, the others are fallbacks.</param>
/// <param name="arrived">When it came.</param>
/// <param name="deadline">When its caller gives up.</param>
internal sealed class PolicyRequest(long number, int[] models, DateTimeOffset arrived, DateTimeOffset deadline)
{
    public long Number => number;

    public int[] Models => models;

    public DateTimeOffset Arrived => arrived;

    public DateTimeOffset Deadline => deadline;

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; set; }

    /// <summary>What the policy remembers of the request.</summary>
    public object? State { get; set; }
}
