using BenchmarkDotNet.Attributes;
using OpenRouter.Aot.Benchmarks.Peers;
using Yarp.ReverseProxy.LoadBalancing;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The same on two threads that start together: the time until both are done, over all that both did.</summary>
[MemoryDiagnoser, MedianColumn]
public class KeyPickContentionBenchmarks : IDisposable
{
    private const int Times = 1 << 20;

    private TwoThreads threads = null!;
    private KeyPickWork work = null!;
    private YarpPeer roundRobin = null!;
    private YarpPeer powerOfTwo = null!;
    private LockedQueue queue = null!;
    private ClassicPool classic = null!;
    private PollyPeer polly = null!;

    [Params(8, 4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        threads = new TwoThreads();
        work = new KeyPickWork(Keys);
        roundRobin = new YarpPeer(LoadBalancingPolicies.RoundRobin, Keys);
        powerOfTwo = new YarpPeer(LoadBalancingPolicies.PowerOfTwoChoices, Keys);
        queue = new LockedQueue(Keys);
        classic = new ClassicPool(Keys);
        polly = new PollyPeer(Keys);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        threads.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Times)]
    public void InterlockedFloor() => threads.Run(work.RepeatFloor, Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Pick() => threads.Run(work.RepeatPick, Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void PickYarpRoundRobin() => threads.Run(times => Repeat(times, roundRobin, static peer => peer.Pick()), Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void PickYarpPowerOfTwo() => threads.Run(times => Repeat(times, powerOfTwo, static peer => peer.Pick()), Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Lease() => threads.Run(work.RepeatLease, Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void LeaseLockedQueue() => threads.Run(times => Repeat(times, queue, static peer => peer.Lease()), Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void LeaseClassicPool() => threads.Run(times => Repeat(times, classic, static peer => peer.Lease()), Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void LeasePollyCircuitBreaker() => threads.Run(times => Repeat(times, polly, static peer => peer.Lease()), Times);

    private static void Repeat<TPeer, TResult>(int times, TPeer peer, Func<TPeer, TResult> operation)
    {
        for (; times > 0; times--)
            operation(peer);
    }
}
