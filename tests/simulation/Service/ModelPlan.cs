namespace OpenRouter.Aot.Simulation;

/// <summary>What the service knows of a model.</summary>
/// <param name="Slug">Its name.</param>
internal sealed record ModelPlan(string Slug)
{
    /// <summary>The typical time to the first token, from the request's arrival. Each answer draws its own.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>The typical time from there to the end.</summary>
    public TimeSpan Generation { get; init; } = TimeSpan.FromMilliseconds(600);

    /// <summary>How many requests it works on at full speed; with more, each takes longer in proportion. Null for any number.</summary>
    public int? Capacity { get; init; }

    /// <summary>When it is throttled upstream; null for never.</summary>
    public ThrottlePlan? Throttle { get; init; }

    /// <summary>Requests in a minute, after which the rest gets a 429 that names the limit and its reset; null for any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>How many requests it takes at once; one more gets a 429 without a hint. Null for any number.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>The share of answers that are failures under the name of a success: status 200, and an error inside.</summary>
    public double DisguisedFailures { get; init; }

    /// <summary>The share of requests that end in a provider's 502.</summary>
    public double ProviderFailures { get; init; }

    /// <summary>Whether its requests count against the account's free quota.</summary>
    public bool IsFree => ModelBoard.IsFree(Slug);
}
