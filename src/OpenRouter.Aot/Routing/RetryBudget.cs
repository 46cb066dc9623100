namespace OpenRouter.Aot;

/// <summary>
/// What bounds all retries of a client together: a share of its requests, plus some a second, saved up for at most ten seconds. Whatever fails, the
/// service gets at most that much more than its callers asked for. Safe for use by several threads.
/// </summary>
internal sealed class RetryBudget
{
    private const double SavedSeconds = 10;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly double share;
    private readonly double perSecond;
    private long requests;
    private long counted;
    private double recentRequests;
    private double tokens;
    private long refilled;

    /// <param name="options">The share and the pace.</param>
    /// <param name="time">The clock.</param>
    public RetryBudget(RoutingOptions options, TimeProvider time)
    {
        this.time = time;
        share = options.RetryShare;
        perSecond = options.RetriesPerSecond;
        // Savings come with time: then over the whole life of a client, too, there are no more retries than the share, the pace and a second's worth.
        tokens = perSecond;
        refilled = time.GetTimestamp();
    }

    /// <summary>Retries that may be made now.</summary>
    public double Left
    {
        get
        {
            lock (gate)
            {
                Refill();
                return tokens;
            }
        }
    }

    /// <summary>A request came in.</summary>
    public void CountRequest() => Interlocked.Increment(ref requests);

    /// <summary>Takes a retry.</summary>
    /// <param name="wait">Where there is none: how long until there is one by time alone.</param>
    public bool TryTake(out TimeSpan wait)
    {
        lock (gate)
        {
            Refill();
            wait = TimeSpan.Zero;
            if (tokens >= 1)
            {
                tokens--;
                return true;
            }

            // Without a pace of its own the budget grows with the requests alone. Whole milliseconds, as timers have them: a part of a tick would be
            // rounded to no wait at all, after which the budget is as empty as before.
            wait = perSecond > 0 ? TimeSpan.FromMilliseconds(Math.Ceiling((1 - tokens) / perSecond * 1000)) : TimeSpan.FromSeconds(1);
            return false;
        }
    }

    /// <summary>Gives a retry back that was not made.</summary>
    public void Return()
    {
        lock (gate)
            tokens++;
    }

    private void Refill()
    {
        long now = time.GetTimestamp();
        double passed = time.GetElapsedTime(refilled, now).TotalSeconds;
        refilled = now;
        long seen = Interlocked.Read(ref requests);
        long came = seen - counted;
        counted = seen;

        // How many came in the last ten seconds, as if they had come evenly.
        recentRequests = passed >= SavedSeconds ? came * SavedSeconds / passed : (recentRequests * (1 - (passed / SavedSeconds))) + came;
        double most = Math.Max(1, (perSecond * SavedSeconds) + (share * recentRequests));
        tokens = Math.Min(tokens + (came * share) + (passed * perSecond), most);
    }
}
