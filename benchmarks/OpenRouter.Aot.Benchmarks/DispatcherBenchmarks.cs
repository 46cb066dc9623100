using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What the dispatcher adds to a request that succeeds at once: plan, key, probes, counters, verdict. The network costs nothing here.</summary>
[MemoryDiagnoser]
public class DispatcherBenchmarks : IDisposable
{
    private const int Requests = 6400;

    private DispatcherWork work = null!;

    /// <summary>How many requests are under way at once.</summary>
    [Params(1, 64)]
    public int AtOnce { get; set; }

    /// <summary>Whether the answer comes on another thread.</summary>
    [Params(false, true)]
    public bool Yields { get; set; }

    [GlobalSetup]
    public void Setup() => work = new DispatcherWork(keys: 64, Yields);

    [GlobalCleanup]
    public void Dispose()
    {
        work.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task BareTransport() => RepeatAsync(static work => work.SendBareAsync());

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task Dispatched() => RepeatAsync(static work => work.SendAsync());

    // As a service makes them: from the second on each begins on a thread of the pool, where the one before ended.
    private Task RepeatAsync(Func<DispatcherWork, ValueTask<int>> send)
    {
        var lines = new Task[AtOnce];
        for (int i = 0; i < AtOnce; i++)
            lines[i] = RepeatAsync(send, Requests / AtOnce);
        return Task.WhenAll(lines);
    }

    private async Task RepeatAsync(Func<DispatcherWork, ValueTask<int>> send, int count)
    {
        for (int i = 0; i < count; i++)
            await send(work).ConfigureAwait(false);
    }
}
