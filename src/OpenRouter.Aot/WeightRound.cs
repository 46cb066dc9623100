namespace OpenRouter.Aot;

/// <summary>The weights of a pool as whole numbers of picks. A round is the shortest run of picks that gives each key exactly its share.</summary>
internal static class WeightRound
{
    /// <summary>The most picks of a round: 4,096 keys with whole weights from 1 to 16 always fit.</summary>
    public const int MaxPicks = 65_536;

    // Weights that were computed miss their step by some 1e-16; 1e-6 of a step forgives that, and no other value.
    private const double Tolerance = 1e-6;

    /// <summary>The weight in steps of 0.001; false where it is none from 0.001 to 1,000, or lies between two steps.</summary>
    public static bool TryGetThousandths(double weight, out int thousandths)
    {
        thousandths = 0;
        if (weight is not (>= 0.001 and <= 1000))
            return false;
        thousandths = (int)Math.Round(weight * 1000);
        return Math.Abs((weight * 1000) - thousandths) < Tolerance;
    }

    /// <summary>The picks of a round: the sum of the weights, divided by their greatest common divisor.</summary>
    public static long CountPicks(IEnumerable<int> thousandths)
    {
        int divisor = 0;
        long sum = 0;
        foreach (int weight in thousandths)
        {
            divisor = GreatestCommonDivisor(divisor, weight);
            sum += weight;
        }

        return divisor == 0 ? 0 : sum / divisor;
    }

    private static int GreatestCommonDivisor(int one, int other)
    {
        while (other != 0)
            (one, other) = (other, one % other);
        return one;
    }
}
