using System.Diagnostics;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What some work took of this process.</summary>
/// <param name="Cpu">The processors' time of all its threads, that of the kernel included.</param>
/// <param name="Wall">The time that passed.</param>
internal readonly record struct Cost(TimeSpan Cpu, TimeSpan Wall)
{
    public static Cost Of(Func<Task> work)
    {
        // No collection before it: that would give the memory back, and who allocates would pay for new pages, not for old ones.
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long began = Stopwatch.GetTimestamp();
        work().GetAwaiter().GetResult();
        TimeSpan wall = Stopwatch.GetElapsedTime(began);
        return new Cost(Environment.CpuUsage.TotalTime - cpu, wall);
    }

    /// <summary>The bytes that some work allocates, on all threads.</summary>
    public static long BytesOf(Func<Task> work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        work().GetAwaiter().GetResult();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
