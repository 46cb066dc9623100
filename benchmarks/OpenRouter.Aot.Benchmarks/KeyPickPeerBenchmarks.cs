using BenchmarkDotNet.Attributes;
using OpenRouter.Aot.Benchmarks.Peers;
using Yarp.ReverseProxy.LoadBalancing;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The whole work, and the pick alone, beside what people use in its place.</summary>
[MemoryDiagnoser, MedianColumn]
public class KeyPickPeerBenchmarks
{
    private KeyPickWork work = null!;
    private YarpPeer roundRobin = null!;
    private YarpPeer powerOfTwo = null!;
    private LockedQueue queue = null!;
    private ClassicPool classic = null!;
    private PollyPeer polly = null!;

    [Params(8, 64, 4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        work = new KeyPickWork(Keys);
        roundRobin = new YarpPeer(LoadBalancingPolicies.RoundRobin, Keys);
        powerOfTwo = new YarpPeer(LoadBalancingPolicies.PowerOfTwoChoices, Keys);
        queue = new LockedQueue(Keys);
        classic = new ClassicPool(Keys);
        polly = new PollyPeer(Keys);
    }

    [Benchmark(Baseline = true)]
    public object InterlockedFloor() => work.Floor();

    [Benchmark]
    public object? Pick() => work.Pick();

    [Benchmark]
    public object? PickYarpRoundRobin() => roundRobin.Pick();

    [Benchmark]
    public object? PickYarpPowerOfTwo() => powerOfTwo.Pick();

    [Benchmark]
    public object PickLockedQueue() => queue.Pick();

    [Benchmark]
    public object PickClassicPool() => classic.Pick();

    [Benchmark]
    public bool Lease() => work.Lease();

    [Benchmark]
    public bool LeaseLockedQueue() => queue.Lease();

    [Benchmark]
    public bool LeaseClassicPool() => classic.Lease();

    [Benchmark]
    public bool LeasePollyCircuitBreaker() => polly.Lease();
}
