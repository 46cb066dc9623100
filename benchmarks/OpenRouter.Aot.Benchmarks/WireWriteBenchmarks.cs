using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Writing, beside System.Text.Json's generated code, into a buffer that is used again.</summary>
[MemoryDiagnoser, MedianColumn]
public class WireWriteBenchmarks
{
    private WireWriteWork work = null!;

    [ParamsAllValues]
    public WirePayload Payload { get; set; }

    [GlobalSetup]
    public void Setup() => work = new WireWriteWork(Payload);

    [Benchmark(Baseline = true)]
    public int StjSourceGenerated() => work.StjSourceGenerated();

    [Benchmark]
    public int Generated() => work.Generated();
}
