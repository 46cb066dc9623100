namespace OpenRouter.Aot;

/// <summary>
/// Whether first tokens come later than they used to, in rounds of as many as run at once: one slow prompt proves nothing. Safe for use by several
/// threads.
/// </summary>
internal sealed class FirstTokenTrend
{
    // As wide as Netflix's Gradient2 tolerates (1.5), and something for the prompts, which differ more than RPC do.
    private const double Tolerance = 2;
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(250);

    // What was quick once is forgotten: after 35 rounds a model may take twice as long and be the same.
    private const double Drift = 1.02;

    private readonly Lock gate = new();
    private TimeSpan total;
    private TimeSpan? quickest;
    private int count;

    /// <summary>Takes a first token in.</summary>
    /// <param name="latency">How long it took.</param>
    /// <param name="running">How many attempts run.</param>
    /// <returns>Whether this one ends a round that was much slower than the quickest.</returns>
    public bool Add(TimeSpan latency, int running)
    {
        lock (gate)
        {
            total += latency;
            if (++count < Math.Max(AdaptiveWidth.First, running))
                return false;
            TimeSpan mean = total / count;
            (total, count) = (TimeSpan.Zero, 0);
            bool isSlow = quickest is { } quick && mean > (quick * Tolerance) + Least;
            quickest = quickest is { } before && before * Drift < mean ? before * Drift : mean;
            return isSlow;
        }
    }
}
