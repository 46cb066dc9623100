using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Reading what the service sends, beside System.Text.Json's generated code.</summary>
[MemoryDiagnoser, MedianColumn]
public class WireReadBenchmarks
{
    private WireReadWork work = null!;

    [ParamsAllValues]
    public WirePayload Payload { get; set; }

    [GlobalSetup]
    public void Setup() => work = new WireReadWork(Payload);

    [Benchmark(Baseline = true)]
    public object StjSourceGenerated() => work.StjSourceGenerated();

    [Benchmark]
    public object Generated() => work.Generated();
}
