namespace OpenRouter.Aot;

/// <summary>What has been counted of one secret, or of all that an alias had.</summary>
/// <param name="Picks">Leases.</param>
/// <param name="InFlight">Leases that run.</param>
/// <param name="Succeeded">Attempts with a good answer.</param>
/// <param name="Abandoned">Attempts without a verdict.</param>
/// <param name="Failures">Attempts that failed.</param>
/// <param name="LatencyTicks">The latency of all that succeeded, added up.</param>
internal readonly record struct KeyTotals(long Picks, int InFlight, long Succeeded, long Abandoned, FailureCounts Failures, long LatencyTicks)
{
    public static KeyTotals operator +(KeyTotals left, KeyTotals right) => new(
        left.Picks + right.Picks, left.InFlight + right.InFlight, left.Succeeded + right.Succeeded, left.Abandoned + right.Abandoned,
        left.Failures + right.Failures, left.LatencyTicks + right.LatencyTicks);
}
