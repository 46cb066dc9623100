namespace OpenRouter.Aot.Soak;

/// <summary>A request of a schedule.</summary>
/// <param name="Number">Its number, to which its luck at the service belongs.</param>
/// <param name="At">When it comes.</param>
/// <param name="Models">The models that may serve it, by their places: the first is wanted, the others are fallbacks.</param>
internal sealed record ScheduledRequest(int Number, TimeSpan At, IReadOnlyList<int> Models)
{
    public bool IsBulk { get; init; }

    public bool IsStreamed { get; init; }

    public string? Group { get; init; }

    public string? Session { get; init; }

    /// <summary>Its own deadline; null for the client's.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Its own bound of attempts; null for the client's.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>When its caller cancels it, from its arrival; null for never.</summary>
    public TimeSpan? CancelAfter { get; init; }
}
