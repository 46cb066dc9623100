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
    /// The same for a request of a bulk run, which waits longer for keys and models that come back by themselves. Default 15 minutes.
    /// </summary>
    public TimeSpan BulkDeadline { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The first wait before the same thing is tried again; it doubles from attempt to attempt. Default 250 ms, plus jitter up to as much again.
    /// </summary>
    public TimeSpan Backoff { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest such wait. Default 8 seconds.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Whether a request whose outcome is unknown may be sent again, at the risk of being billed twice. Default true.</summary>
    public bool RetryUnknownOutcomes { get; set; } = true;
}
