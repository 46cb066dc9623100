namespace OpenRouter.Aot;

/// <summary>How often and how long requests are tried.</summary>
public sealed class RoutingOptions
{
    /// <summary>The most attempts of a request. Default 3.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The most attempts of a bulk line, which has the patience to wait. Default 10.</summary>
    public int MaxBulkAttempts { get; set; } = 10;

    /// <summary>How long a request may take, its waits and all its attempts included; of a stream, until its first content. Default 10 minutes.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How far away may be what a bulk line without a deadline waits for: a throttle, a quota, a key. It waits it out, however often; where the next recovery is
    /// farther, or nobody knows it, the run pauses. Default 15 minutes.
    /// </summary>
    public TimeSpan BulkPatience { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The longest wait before the same thing is tried again for the first time; it doubles from attempt to attempt, and each wait is drawn from all up
    /// to it (from its upper half where the service as a whole failed), so that those who failed together do not come back together. Default 250 ms. A
    /// hint of the service is a floor, and waited out in full; before the end of one on a model a single line of a bulk run may look whether it is
    /// over already.
    /// </summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest such wait. Default 8 seconds.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// What bounds all retries of the client together, beside <see cref="RetriesPerSecond"/>: this share of its requests. A request that finds the
    /// budget empty ends with the verdict that it had; a bulk line waits for it. Default 0.2; 0 to 10.
    /// </summary>
    public double RetryShare { get; set; } = 0.2;

    /// <summary>Retries of the client a second beside <see cref="RetryShare"/>, saved up for at most ten seconds. Default 10; 0 to 100,000.</summary>
    public double RetriesPerSecond { get; set; } = 10;

    /// <summary>
    /// Whether the rest of a request's models travels along with the first attempt as the server's own <c>models</c>
    /// (openrouter.ai/docs/guides/routing/model-fallbacks): it falls back faster, and bills only the model that answered. Off, every fallback is an
    /// attempt of the client. Default true.
    /// </summary>
    public bool UseServerFallbacks { get; set; } = true;

    /// <summary>
    /// The most requests that wait for a key or a model at once; one more is refused at once. Lines of bulk runs do not count, for their own
    /// concurrency bounds them. Default 10,000.
    /// </summary>
    public int MaxWaiting { get; set; } = 10_000;

    /// <summary>
    /// How many attempts may run at once for each account and model; null for a width that adapts: it begins with 8, doubles while it is used up and
    /// nothing is refused, and stays at what ran when the service refused more. Default null; 1 to 10,000.
    /// </summary>
    public int? Width { get; set; }

    /// <summary>
    /// The share of each account's width that bulk runs leave free for interactive requests, while one came within the last minute. Default 0.2; 0 to
    /// 0.9.
    /// </summary>
    public double InteractiveShare { get; set; } = 0.2;

    /// <summary>Whether a request whose outcome is unknown may be sent again, at the risk of being billed twice. Default true.</summary>
    public bool RetryUnknownOutcomes { get; set; } = true;

    /// <summary>
    /// How long to wait before the next attempt: anywhere up to the full backoff, of all kinds of jitter the one with which the fewest meet again, and the
    /// soonest are done (M. Brooker, Exponential Backoff and Jitter, 2015).
    /// </summary>
    /// <param name="attempts">How many attempts there were.</param>
    /// <param name="chance">The jitter.</param>
    /// <param name="least">The part of it that is a floor: what ails the service as a whole is not gone at once.</param>
    internal TimeSpan GetBackoff(int attempts, Chance chance, double least)
    {
        double factor = Math.Pow(2, Math.Min(Math.Max(attempts, 1) - 1, 20));
        double milliseconds = Math.Min(Backoff.TotalMilliseconds * factor, MaxBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(milliseconds * (least + ((1 - least) * chance.NextDouble())));
    }
}
