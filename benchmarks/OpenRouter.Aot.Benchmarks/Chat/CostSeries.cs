namespace OpenRouter.Aot.Benchmarks;

/// <summary>What one client took in each of several rounds.</summary>
/// <param name="name">The client.</param>
/// <param name="measure">Does a round's work; the figures are those of one unit of it.</param>
internal sealed class CostSeries(string name, Func<(double Cpu, double Wall)> measure)
{
    private readonly List<double> cpu = [];
    private readonly List<double> wall = [];

    public string Name => name;

    /// <summary>The processors' time of a unit, in nanoseconds, of each round.</summary>
    public IReadOnlyList<double> Cpu => cpu;

    /// <summary>The time that passed for a unit, in nanoseconds, of each round.</summary>
    public IReadOnlyList<double> Wall => wall;

    /// <summary>Measures clients beside each other, in each round in another order: who comes after whom must not always be the same.</summary>
    public static void Measure(IReadOnlyList<CostSeries> series, int warmUps, int rounds)
    {
        var chance = new Random(7);
        CostSeries[] order = [.. series];
        for (int i = -warmUps; i < rounds; i++)
        {
            chance.Shuffle(order);
            foreach (CostSeries one in order)
                one.Round(isKept: i >= 0);
        }
    }

    /// <summary>The ratio of the CPU times to another client's, of the same rounds: a quartile (1, 2 for the median, 3).</summary>
    public double RatioTo(CostSeries other, int quartile = 2) => Quartile(cpu.Zip(other.cpu, (own, its) => own / its), quartile);

    public static double Quartile(IEnumerable<double> values, int quartile)
    {
        double[] sorted = [.. values.Order()];
        double at = quartile / 4.0 * (sorted.Length - 1);
        int below = (int)at;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }

    private void Round(bool isKept)
    {
        (double ownCpu, double ownWall) = measure();
        if (!isKept)
            return;
        cpu.Add(ownCpu);
        wall.Add(ownWall);
    }
}
