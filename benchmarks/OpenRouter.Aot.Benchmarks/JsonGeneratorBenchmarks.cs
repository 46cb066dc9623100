using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What the generator costs: all of the library's types from nothing, and one keystroke of somebody who works on it.</summary>
[MemoryDiagnoser, MedianColumn]
public class JsonGeneratorBenchmarks
{
    private JsonGeneratorWork work = null!;

    [GlobalSetup]
    public void Setup() => work = new JsonGeneratorWork();

    /// <summary>As at the first build: every type is read and written.</summary>
    [Benchmark]
    public object Cold() => work.Cold();

    /// <summary>In the body of a method of a file without wire types.</summary>
    [Benchmark]
    public object KeystrokeElsewhere() => work.KeystrokeElsewhere();

    /// <summary>In a comment of a file with a model: the model is read again, and found to be the same.</summary>
    [Benchmark]
    public object KeystrokeInModelFile() => work.KeystrokeInModelFile();

    /// <summary>A member more: the model is written again.</summary>
    [Benchmark]
    public object KeystrokeInModel() => work.KeystrokeInModel();

    /// <summary>What the driver itself costs where nothing was edited.</summary>
    [Benchmark]
    public object NothingEdited() => work.NothingEdited();
}
