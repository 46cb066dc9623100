namespace OpenRouter.Aot.Simulation;

/// <summary>What the library would leave to the thread pool, done at the same moment of virtual time, after what is scheduled for it already.</summary>
internal sealed class QueuedWork(IThreadPoolWorkItem work) : VirtualEvent
{
    public override void Happen(long stamp) => work.Execute();
}
