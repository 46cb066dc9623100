using System.Diagnostics;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>One method under measurement.</summary>
/// <param name="name">Its name.</param>
/// <param name="repeat">Does it a number of times.</param>
/// <param name="threads">Where it runs; null for the calling thread.</param>
/// <param name="least">How often at least makes a round.</param>
internal sealed class Method(string name, Action<int> repeat, TwoThreads? threads = null, int least = 1024)
{
    // Shorter than a scheduler's slice, so that on a busy machine most rounds are undisturbed, and the median with them.
    private const double RoundNanoseconds = 300_000;

    private readonly List<double> figures = [];
    private int times = least;

    public string Name => name;

    /// <summary>The figure of each round, in nanoseconds; of two threads, the time that passed over all that both did.</summary>
    public IReadOnlyList<double> Figures => figures;

    /// <summary>The median of the rounds, in nanoseconds.</summary>
    public double Nanoseconds => MedianOf(figures);

    /// <summary>Bytes allocated by an operation, as the calling thread counts them.</summary>
    public double Bytes { get; private set; }

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>Runs until the code is at its fastest, then finds how often makes a round, and counts the bytes.</summary>
    public void WarmUp()
    {
        // A JIT replaces a method that was called often enough, but in the background and after a pause.
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromMilliseconds(300);)
            Measure();
        while (Measure() * times < RoundNanoseconds)
            times *= 2;
        if (threads is not null)
            return;
        long before = GC.GetAllocatedBytesForCurrentThread();
        repeat(times);
        Bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / times;
    }

    public void Round() => figures.Add(Measure());

    /// <summary>The median of the ratios to another method, each of the same round.</summary>
    public double RatioTo(Method floor) => MedianOf(figures.Zip(floor.Figures, (own, least) => own / least));

    private double Measure()
    {
        TimeSpan elapsed;
        if (threads is not null)
        {
            elapsed = threads.Run(repeat, times);
        }
        else
        {
            long began = Stopwatch.GetTimestamp();
            repeat(times);
            elapsed = Stopwatch.GetElapsedTime(began);
        }

        return elapsed.TotalNanoseconds / times;
    }
}
