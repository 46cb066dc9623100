namespace OpenRouter.Aot;

/// <summary>Rounds by weight: each key as often as its weight says, evenly interleaved.</summary>
internal static class WeightedRound
{
    /// <summary>The most picks of a round, which is how long a schedule can be.</summary>
    public const int MaxLength = 65_536;

    /// <summary>Weights in steps of a thousandth, as the smallest whole numbers of the same proportions.</summary>
    public static int[] Reduce(double[] weights)
    {
        var units = new int[weights.Length];
        int divisor = 0;
        for (int i = 0; i < units.Length; i++)
        {
            units[i] = (int)Math.Round(weights[i] * 1000);
            divisor = GreatestCommonDivisor(divisor, units[i]);
        }

        for (int i = 0; i < units.Length; i++)
            units[i] /= Math.Max(divisor, 1);
        return units;
    }

    /// <summary>
    /// The order of a round: in any stretch of it, and of its repetition, no key is two turns away from its share. A key's n-th turn may come once
    /// its share has reached n − 1 and must come before it passes n; the turn with the earliest end goes first, which keeps all of them
    /// (Baruah, Cohen, Plaxton, Varvel 1996).
    /// </summary>
    /// <param name="weights">The keys' weights.</param>
    /// <returns>For each turn, the number of its key.</returns>
    public static int[] Schedule(ReadOnlySpan<int> weights)
    {
        int divisor = 0;
        foreach (int weight in weights)
            divisor = GreatestCommonDivisor(divisor, weight);
        long total = 0;
        foreach (int weight in weights)
            total += weight / divisor;

        var waiting = new PriorityQueue<(int Key, long Turn), (long Start, int Key)>(weights.Length);
        var ready = new PriorityQueue<(int Key, long Turn), (long End, int Key)>(weights.Length);
        for (int key = 0; key < weights.Length; key++)
            waiting.Enqueue((key, 0), (0, key));

        var schedule = new int[total];
        for (int now = 0; now < schedule.Length; now++)
        {
            while (waiting.TryPeek(out (int Key, long Turn) next, out (long Start, int) order) && order.Start <= now)
            {
                waiting.Dequeue();
                long weight = weights[next.Key] / divisor;
                ready.Enqueue(next, (DivideUp((next.Turn + 1) * total, weight), next.Key));
            }

            (int chosen, long turn) = ready.Dequeue();
            schedule[now] = chosen;
            waiting.Enqueue((chosen, turn + 1), ((turn + 1) * total / (weights[chosen] / divisor), chosen));
        }

        return schedule;
    }

    /// <summary>A step through the numbers below a total that visits each once and leaves neighbours far apart: near the golden section.</summary>
    public static int Step(int total)
    {
        int step = Math.Max(1, (int)(total * 0.6180339887498949));
        while (GreatestCommonDivisor(step, total) != 1)
            step++;
        return step;
    }

    public static int GreatestCommonDivisor(int left, int right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }

    private static long DivideUp(long dividend, long divisor) => (dividend + divisor - 1) / divisor;
}
