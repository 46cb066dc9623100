namespace OpenRouter.Aot.Simulator;

/// <summary>An error as the service words it. What is not set is not written.</summary>
internal sealed record ErrorAnswer(int Status, string Message)
{
    /// <summary>The code inside the body, where it differs from the HTTP status.</summary>
    public int? Code { get; init; }

    /// <summary>Whether the next of the request's models is tried, as after any error of a model or its provider.</summary>
    public bool MovesOn { get; init; }

    /// <summary>The kind of the error: <c>error_type</c> of the metadata.</summary>
    public string? Type { get; init; }

    public string? Raw { get; init; }

    public string? Provider { get; init; }

    public string? LimitSource { get; init; }

    public string? Reason { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public RateLimitFigures? RateLimit { get; init; }

    /// <summary>The start of the input, where moderation flagged it.</summary>
    public string? FlaggedInput { get; init; }

    public string? ModelSlug { get; init; }

    /// <summary>Errors about the key itself do not tell whose it is.</summary>
    public bool NamesUser { get; init; } = true;

    /// <summary>Replaces the whole body.</summary>
    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public bool HasMetadata => Type is not null || Raw is not null || Provider is not null || LimitSource is not null || Reason is not null
        || RetryAfterSeconds is not null || RateLimit is not null || FlaggedInput is not null || ModelSlug is not null;
}
