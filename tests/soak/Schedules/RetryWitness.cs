namespace OpenRouter.Aot.Soak;

/// <summary>
/// Counts retries against the budget of the client: over any stretch of time at most the share of the requests that came in it, so many a second, and
/// what may have been saved up before it began: ten seconds' worth of both. Ten seconds' worth of requests are at most those before, each weighed with
/// ten seconds over its age, for the budget forgets them no slower than that.
/// </summary>
/// <param name="share">Retries for each request.</param>
/// <param name="perSecond">Retries a second.</param>
internal sealed class RetryWitness(double share, double perSecond)
{
    private const double SavedSeconds = 10;

    // Sums of so many tenths.
    private const double Rounding = 1e-6;

    private readonly List<TimeSpan> arrivals = [];
    private TimeSpan last;
    private double excess = double.NegativeInfinity;

    /// <summary>Requests that came.</summary>
    public int Requests => arrivals.Count;

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; private set; }

    public void NoteRequest(TimeSpan elapsed)
    {
        Pass(elapsed);
        excess -= share;
        arrivals.Add(elapsed);
    }

    /// <summary>An attempt was made.</summary>
    /// <param name="isRetry">Whether it was not its request's first.</param>
    /// <param name="elapsed">Since the run began.</param>
    /// <returns>By how much the worst stretch until now is beyond the budget; null where none is.</returns>
    public double? NoteAttempt(bool isRetry, TimeSpan elapsed)
    {
        Attempts++;
        // Since the beginning: the requests, their share, the pace, and one second's worth of it.
        double beyond = Attempts - (Requests * (1 + share)) - (perSecond * (elapsed.TotalSeconds + 1));
        if (isRetry)
        {
            Pass(elapsed);
            beyond = Math.Max(beyond, ++excess);
        }

        return beyond > Rounding ? beyond : null;
    }

    // What the stretch that weighs most, of all that end now, is beyond its budget.
    private void Pass(TimeSpan elapsed)
    {
        double savings = Math.Max(1, (share * RecentRequests(elapsed)) + (perSecond * SavedSeconds));
        excess = Math.Max(excess - ((elapsed - last).TotalSeconds * perSecond), -savings);
        last = elapsed;
    }

    private double RecentRequests(TimeSpan elapsed)
    {
        double sum = 0;
        foreach (TimeSpan arrival in arrivals)
            sum += Math.Min(1, SavedSeconds / Math.Max((elapsed - arrival).TotalSeconds, SavedSeconds));
        return sum;
    }
}
