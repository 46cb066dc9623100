using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The picks that want more than the next turn.</summary>
[MemoryDiagnoser, MedianColumn]
public class KeyStrategyBenchmarks
{
    private readonly ulong session = SessionHash.Of("a conversation");
    private KeyRoute roundRobin = null!;
    private KeyRoute weighted = null!;
    private KeyRoute leastInFlight = null!;
    private KeySet excluded;

    [Params(8, 64, 4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        KeyRing ring = KeyPickWork.CreateRing(Keys);
        roundRobin = ring.Route(null, isFreeModel: false);
        weighted = KeyPickWork.CreateRing(Keys, KeyStrategy.Weighted, slot => 1 + (slot % 3)).Route(null, isFreeModel: false);
        leastInFlight = KeyPickWork.CreateRing(Keys, KeyStrategy.LeastInFlight).Route(null, isFreeModel: false);
        excluded.Add(ring.Entries[0].Key);
    }

    [Benchmark(Baseline = true)]
    public object? Pick() => roundRobin.Pick();

    [Benchmark]
    public object? PickWeighted() => weighted.Pick();

    [Benchmark]
    public object? PickLeastInFlight() => leastInFlight.Pick(default, session: 0);

    [Benchmark]
    public object? PickWithOneExcluded() => roundRobin.Pick(excluded, session: 0);

    [Benchmark]
    public object? PickForSession() => roundRobin.Pick(default, session);
}
