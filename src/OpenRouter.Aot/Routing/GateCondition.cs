namespace OpenRouter.Aot;

/// <summary>
/// Why a gate is closed. Immutable and compared by reference: to hold the very condition that one made is to hold the probe.
/// </summary>
/// <param name="until">When the next request may find out whether it is over.</param>
/// <param name="reason">Why, for people.</param>
/// <param name="relapses">How often in a row the gate was closed.</param>
/// <param name="isDisguised">Whether the failure came under the name of a success, so that only content proves the contrary.</param>
internal sealed class GateCondition(DateTimeOffset until, string reason, int relapses, bool isDisguised)
{
    public DateTimeOffset Until => until;

    public string Reason => reason;

    public int Relapses => relapses;

    public bool IsDisguised => isDisguised;

    /// <summary>Whether a request has the probe.</summary>
    public bool IsProbed { get; private init; }

    public GateCondition Probed() => new(until, reason, relapses, isDisguised) { IsProbed = true };

    public GateCondition HalfOpen() => new(until, reason, relapses, isDisguised);
}
