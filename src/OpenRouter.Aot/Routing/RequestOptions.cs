namespace OpenRouter.Aot;

/// <summary>What one request wants otherwise than the client's defaults. Immutable in use: one instance may serve many requests.</summary>
public sealed class RequestOptions
{
    /// <summary>
    /// How long the request may take, its waits and all its attempts included; of a stream, until its first content. Null takes the client's
    /// <see cref="RoutingOptions.Deadline"/>, or <see cref="RoutingOptions.BulkDeadline"/> in a bulk run.
    /// </summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The most attempts. Null takes the client's <see cref="RoutingOptions.MaxAttempts"/>, or <see cref="RoutingOptions.MaxBulkAttempts"/>.</summary>
    public int? MaxAttempts { get; init; }

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
    public bool? RetryUnknownOutcomes { get; init; }

    /// <summary>Headers of this request, over those of the client.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    internal static RequestOptions Default { get; } = new();
}
