using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What the dispatcher adds to a request that succeeds at once: plan, key, probes, counters, verdict. The network costs nothing here.</summary>
[MemoryDiagnoser]
public class DispatcherBenchmarks : IDisposable
{
    private DispatcherWork work = null!;

    [Params(1, 64)]
    public int Keys { get; set; }

    /// <summary>Whether the answer comes on another thread.</summary>
    [Params(false, true)]
    public bool Yields { get; set; }

    [GlobalSetup]
    public void Setup() => work = new DispatcherWork(Keys, Yields);

    [GlobalCleanup]
    public void Dispose()
    {
        work.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public ValueTask<int> BareTransport() => work.SendBareAsync();

    [Benchmark]
    public ValueTask<int> Dispatched() => work.SendAsync();
}
