namespace OpenRouter.Aot.Simulation;

/// <summary>A call at a moment of virtual time.</summary>
internal sealed class DelayedCall(Action call) : VirtualEvent
{
    public override void Happen(long stamp) => call();
}
