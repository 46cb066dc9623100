namespace OpenRouter.Aot;

/// <summary>What one request wants otherwise than the client's defaults. Immutable in use: one instance may serve many requests.</summary>
public sealed class RequestOptions
{
    // A timer takes at most 49 days.
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(31);

    private bool? retryUnknownOutcomes;

    /// <summary>
    /// How long the request may take, its waits and all its attempts included; of a stream, until its first content. Null takes the client's
    /// <see cref="RoutingOptions.Deadline"/>; in a bulk run there is none then (<see cref="RoutingOptions.BulkPatience"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive, or longer than 31 days.</exception>
    public TimeSpan? Deadline
    {
        get;
        init => field = value is null || (value > TimeSpan.Zero && value <= LongestDeadline) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A deadline must be positive and at most 31 days.");
    }

    /// <summary>The most attempts. Null takes the client's <see cref="RoutingOptions.MaxAttempts"/>, or <see cref="RoutingOptions.MaxBulkAttempts"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? MaxAttempts
    {
        get;
        init => field = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A request makes at least 1 attempt.");
    }

    /// <summary>The group whose keys may serve; null uses only keys without a group.</summary>
    public string? Group { get; init; }

    /// <summary>
    /// The conversation or user that the request belongs to. Requests of one session keep to one account, and there to one key, while that key
    /// serves and carries no more than its share: providers' prompt caches are kept per account. It stays in this process. Null takes
    /// <c>session_id</c> of the body, the header <c>x-session-id</c>, or <c>prompt_cache_key</c>; without any of them a conversation in which the
    /// assistant has spoken is told by its first system message and its first other one. Default: null.
    /// </summary>
    public string? Session { get; init; }

    /// <summary>Models to try after those of the request, in order.</summary>
    public IReadOnlyList<string> Fallbacks { get; init; } = [];

    /// <summary>
    /// Whether a request whose outcome is unknown (a time-out or a broken connection after it was sent) may be sent again. It may have been
    /// served and billed: OpenRouter has no idempotency key. Null takes the client's <see cref="RoutingOptions.RetryUnknownOutcomes"/>.
    /// </summary>
    public bool? RetryUnknownOutcomes
    {
        get => retryUnknownOutcomes;
        init => retryUnknownOutcomes = value;
    }

    /// <summary>Headers of this request, over those of the client.</summary>
    /// <exception cref="ArgumentException">
    /// One is no header of a request, has a line break in its value, or is <c>Authorization</c>, which comes from the pool's keys.
    /// </exception>
    public IReadOnlyList<KeyValuePair<string, string>> Headers
    {
        get;
        init
        {
            foreach ((string name, string content) in value)
            {
                if (!HttpTransport.CanSend(name, content))
                    throw new ArgumentException($"'{name}' cannot be a request's header: it is malformed, or the client sets it itself.", nameof(value));
            }

            field = value;
        }
    } = [];

    internal static RequestOptions Default { get; } = new();

    /// <summary>The same options, where nobody has said otherwise without a second try of what may have been served.</summary>
    internal RequestOptions WithoutUnknownRetries()
    {
        if (RetryUnknownOutcomes is not null)
            return this;
        var copy = (RequestOptions)MemberwiseClone();
        copy.retryUnknownOutcomes = false;
        return copy;
    }
}
