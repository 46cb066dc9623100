namespace OpenRouter.Aot.Simulator;

/// <summary>An account, whose keys share credits, free-model quotas and what may run at once.</summary>
public sealed class ScenarioAccount
{
    /// <summary>The name that keys refer to. Required and unique.</summary>
    public string Name { get; set; } = "";

    /// <summary>The credits at the start, in USD; may be negative. Default: <see langword="null"/>, which never end.</summary>
    public decimal? Credits { get; set; }

    /// <summary>Requests a minute to models whose slug ends in <c>:free</c>, all keys together. Default: 20.</summary>
    public int FreeRequestsPerMinute { get; set; } = 20;

    /// <summary>How long the minute of <see cref="FreeRequestsPerMinute"/> is, in seconds: a test need not wait for a whole one. Default: 60.</summary>
    public double FreeWindowSeconds { get; set; } = 60;

    /// <summary>
    /// Requests a UTC day to models whose slug ends in <c>:free</c>. Default: <see langword="null"/>, which is 50 below ten credits and
    /// 1,000 from there.
    /// </summary>
    public int? FreeRequestsPerDay { get; set; }

    /// <summary>
    /// The most that running paid requests together may be expected to cost, in USD; beyond it requests get the 402 that says to wait.
    /// Default: <see langword="null"/>, no such budget.
    /// </summary>
    public decimal? InFlightBudgetUsd { get; set; }

    /// <summary>
    /// The most paid requests that may run at once; beyond it requests get the 402 that says to wait. Default: <see langword="null"/>, no
    /// limit.
    /// </summary>
    public int? MaxInFlight { get; set; }

    /// <summary>
    /// Whether only a management key may ask for its credits, as the service's documents have it; any other key is refused with 403. Default:
    /// <see langword="false"/>.
    /// </summary>
    public bool CreditsForManagersOnly { get; set; }

    /// <summary>The user id that error bodies and <c>GET /key</c> show. Default: <see langword="null"/>, one made from the name.</summary>
    public string? UserId { get; set; }

    /// <summary>The organization id that <c>GET /key</c> shows. Default: <see langword="null"/>, none.</summary>
    public string? OrganizationId { get; set; }
}
