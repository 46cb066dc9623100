namespace OpenRouter.Aot.Simulation;

/// <summary>Something that happens at moments of virtual time.</summary>
internal abstract class VirtualEvent
{
    /// <summary>The moment has come.</summary>
    /// <param name="stamp">What it was scheduled with, by which one that has been scheduled anew knows the call that counts.</param>
    public abstract void Happen(long stamp);
}
