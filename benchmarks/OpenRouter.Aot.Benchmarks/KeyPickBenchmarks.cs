using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Picking a key, and borrowing one and giving it back, beside the floor of any shared rotation.</summary>
[MemoryDiagnoser, MedianColumn]
public class KeyPickBenchmarks
{
    private KeyPickWork work = null!;

    [Params(1, 8, 64, 1024, 4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup() => work = new KeyPickWork(Keys);

    [Benchmark(Baseline = true)]
    public object InterlockedFloor() => work.Floor();

    [Benchmark]
    public object? Pick() => work.Pick();

    [Benchmark]
    public object? PickWithHoles() => work.PickWithHoles();

    [Benchmark]
    public bool Lease() => work.Lease();
}
