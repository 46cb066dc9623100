namespace OpenRouter.Aot.Simulation;

/// <summary>What the service knows of an account.</summary>
/// <param name="Name">Its identity, as <c>GET /key</c> tells it.</param>
internal sealed record AccountPlan(string Name)
{
    /// <summary>How many requests may be in flight; one more gets a 402 with a hint of a second. Null for any number.</summary>
    public int? MaxInFlight { get; init; }

    /// <summary>Requests to free models in a minute; null for any number.</summary>
    public int? FreeQuota { get; init; }

    /// <summary>How many answers the account can pay; null for any number.</summary>
    public long? Credits { get; init; }

    /// <summary>When credits are bought, and how many.</summary>
    public IReadOnlyList<(TimeSpan At, long Credits)> TopUps { get; init; } = [];
}
