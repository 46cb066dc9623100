using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// What an editor waits for at one key in a program of 200 types, 50 of them marked for our generators: beside the driver without a generator, and beside
/// the compiler's own search for our attributes. <c>keystroke</c> as the only argument of the program gives the figures in some seconds.
/// </summary>
[MemoryDiagnoser, MedianColumn]
public class KeystrokeBenchmarks
{
    private KeystrokeWork work = null!;

    [ParamsAllValues]
    public KeystrokePlace Place { get; set; }

    [GlobalSetup]
    public void Setup() => work = new KeystrokeWork(Place);

    /// <summary>The driver alone.</summary>
    [Benchmark(Baseline = true)]
    public object Empty() => work.Empty();

    /// <summary>With the compiler's search for our attributes.</summary>
    [Benchmark]
    public object Marks() => work.Marks();

    /// <summary>With all that we generate.</summary>
    [Benchmark]
    public object Ours() => work.Ours();
}
