namespace OpenRouter.Aot.Size;

/// <summary>How long the runs of a program took, in seconds.</summary>
internal sealed class StartTimes
{
    private readonly List<double> seconds = [];
    private double processorSeconds;

    public double Mean => seconds.Average();

    public double Median
    {
        get
        {
            double[] sorted = [.. seconds.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    public double Min => seconds.Min();

    /// <summary>What a run took of the processors, in the program and for it in the system.</summary>
    public double Processor => processorSeconds / seconds.Count;

    /// <summary>Adds some runs.</summary>
    /// <param name="times">What each took.</param>
    /// <param name="processor">What one of them took of the processors, on average.</param>
    public void Add(double[] times, double processor)
    {
        seconds.AddRange(times);
        processorSeconds += processor * times.Length;
    }
}
