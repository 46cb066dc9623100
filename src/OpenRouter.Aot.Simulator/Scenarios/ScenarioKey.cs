namespace OpenRouter.Aot.Simulator;

/// <summary>A key that the simulator knows.</summary>
public sealed class ScenarioKey
{
    /// <summary>The name under which its attempts are counted. Required, unique, and not <c>unknown</c>.</summary>
    public string Alias { get; set; } = "";

    /// <summary>The bearer token that clients send. Required, unique, printable, without white space.</summary>
    public string Secret { get; set; } = "";

    /// <summary>
    /// The account it belongs to. Default: <c>default</c>, an account whose credits never end unless the scenario lists it.
    /// </summary>
    public string Account { get; set; } = "default";

    /// <summary>The most it may spend, in USD, from one reset to the next. Default: <see langword="null"/>, no limit.</summary>
    public decimal? Limit { get; set; }

    /// <summary>When spending against <see cref="Limit"/> starts again. Default: <see langword="null"/>, never.</summary>
    public LimitReset? LimitReset { get; set; }

    /// <summary>Whether it is refused with 401. Default: <see langword="false"/>.</summary>
    public bool Disabled { get; set; }

    /// <summary>From when on it is refused with 401. Default: <see langword="null"/>, never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>
    /// Whether it only manages other keys, and is refused with 401 by every inference endpoint. Default: <see langword="false"/>.
    /// </summary>
    public bool IsManagementKey { get; set; }
}
