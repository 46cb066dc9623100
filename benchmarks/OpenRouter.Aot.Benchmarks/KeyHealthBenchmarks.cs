using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// What it costs that a key falls sick and gets well. Publication otherwise runs on the thread pool, once for a burst; here it is called for, so
/// that its cost is seen.
/// </summary>
[MemoryDiagnoser, MedianColumn]
public class KeyHealthBenchmarks
{
    private const int BurstSize = 1000;

    private KeyRing ring = null!;
    private KeyRoute route = null!;

    [Params(4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ring = KeyPickWork.CreateRing(Keys);
        route = ring.Route(null, isFreeModel: false);
    }

    /// <summary>One key out and in again: three changes of its condition, while the thread pool publishes beside them.</summary>
    [Benchmark]
    public void OneKey() => FallAndRecover(ring.Entries[7].Key.Breaker);

    [Benchmark]
    public void OneKeyThenPublish()
    {
        FallAndRecover(ring.Entries[7].Key.Breaker);
        ring.Publish();
    }

    [Benchmark]
    public void PublishAlone() => ring.Publish();

    /// <summary>A thousand keys out and in again, then published once; the figures are those of one key.</summary>
    [Benchmark(OperationsPerInvoke = BurstSize)]
    public void BurstThenPublish()
    {
        for (int slot = 0; slot < BurstSize; slot++)
            FallAndRecover(ring.Entries[slot].Key.Breaker);
        ring.Publish();
    }

    /// <summary>One key out and in again and a pick before anybody can have published: the pick goes by the bits.</summary>
    [Benchmark]
    public object? OneKeyThenPick()
    {
        FallAndRecover(ring.Entries[7].Key.Breaker);
        return route.Pick();
    }

    private static void FallAndRecover(CircuitBreaker breaker)
    {
        breaker.Open(KeyState.Quarantined, null, "refused");
        breaker.Readmit();
        breaker.Succeed();
    }
}
