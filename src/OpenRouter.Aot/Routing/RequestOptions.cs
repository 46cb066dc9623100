namespace OpenRouter.Aot;

/// <summary>What one request wants otherwise than the client's defaults. Immutable in use: one instance may serve many requests.</summary>
public sealed class RequestOptions
{
    // A timer takes at most 49 days.
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromDays(31);

    private bool? retryUnknownOutcomes;
    private RequestLabels? labels;

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

    /// <summary>
    /// What metrics and spans of the request carry as <c>openrouter.tag.NAME</c>, such as the team or the feature that it is made for. They stay in this
    /// process: OpenRouter does not see them. At most 8, with names of a-z, 0-9, <c>_</c> and <c>.</c>, names and values of at most 64 characters; metrics tell
    /// 16 names of the process apart and 200 values of each, and what is beyond together as <c>(others)</c>. Default: none.
    /// </summary>
    /// <exception cref="ArgumentException">There are too many, or one is malformed or too long.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Tags
    {
        get;
        init => field = RequestLabels.FindMistake(value) is { } mistake ? throw new ArgumentException(mistake, nameof(value)) : value;
    } = [];

    /// <summary>Group and tags as measurements carry them. Made on first use: options serve many requests, and most programs have no listener.</summary>
    internal RequestLabels Labels => labels ??= Group is null && Tags.Count == 0 ? RequestLabels.None : new RequestLabels(Group, Tags);

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
