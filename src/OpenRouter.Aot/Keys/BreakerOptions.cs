namespace OpenRouter.Aot;

/// <summary>When failures of a key bench it, and for how long.</summary>
public sealed class BreakerOptions
{
    /// <summary>How many failures within <see cref="FailureWindow"/> bench a key. Default 3; 1 to 64.</summary>
    public int FailureThreshold { get; set; } = 3;

    /// <summary>How young the oldest of those failures must be. Default 60 seconds.</summary>
    public TimeSpan FailureWindow { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a key is benched the first time; after it one request probes the key. Each relapse doubles it. Default 60 seconds.</summary>
    public TimeSpan Cooldown { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest that relapses make the cooldown. Default 1 hour.</summary>
    public TimeSpan MaxCooldown { get; set; } = TimeSpan.FromHours(1);
}
