namespace OpenRouter.Aot;

/// <summary>What a key has done and how it stands, at one moment.</summary>
/// <param name="Alias">The key's alias.</param>
/// <param name="Account">
/// Its account: the label; by the alias of its first key where the service told which keys share it; the key's own alias where it stands alone.
/// </param>
/// <param name="State">Whether it serves.</param>
/// <param name="BenchedUntil">When its time on the bench ends; null where it is not benched.</param>
/// <param name="Reason">Why it does not simply serve; null where it does.</param>
/// <param name="InFlight">Attempts that run now.</param>
/// <param name="Attempts">Inference requests that left with this key and ended.</param>
/// <param name="Succeeded">Attempts with a good answer.</param>
/// <param name="Failed">Attempts without one, whoever was to blame.</param>
/// <param name="Abandoned">Attempts that the caller cancelled, or whose stream it left.</param>
public sealed record KeyStatistics(
    string Alias, string Account, KeyState State, DateTimeOffset? BenchedUntil, string? Reason,
    int InFlight, long Attempts, long Succeeded, long Failed, long Abandoned)
{
    /// <summary>How the account is known. Default: not at all, so that the key stands alone.</summary>
    public AccountSource AccountSource { get; init; } = AccountSource.None;

    /// <summary>How often the key was chosen, also for attempts that run yet and for requests that never left.</summary>
    public long Picks { get; init; }

    /// <summary>The failed attempts by whom they were blamed on.</summary>
    public FailureCounts Failures { get; init; }

    /// <summary>How long good answers took on average: a stream until its first content, any other as a whole.</summary>
    public TimeSpan MeanLatency { get; init; }

    /// <summary>When the key expires; null where nobody said.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// What is left of the key's limit in USD: what <c>GET /key</c> said last, less what was spent since. Null where no limit is known.
    /// </summary>
    public decimal? LimitRemaining { get; init; }

    /// <summary>When that limit resets; null for never, or where none is known.</summary>
    public DateTimeOffset? LimitResetsAt { get; init; }

    /// <summary>Until when the key's account is out for free models; null where it is not.</summary>
    public DateTimeOffset? FreeModelsBenchedUntil { get; init; }

    /// <summary>
    /// While one secret of the alias replaces the other: how the one stands that does not serve. <see cref="KeyState.HalfOpen"/> is a new one that
    /// nobody has proved yet, <see cref="KeyState.Standby"/> an old one that may be removed. Null where the alias has one secret.
    /// </summary>
    public KeyState? OtherSecret { get; init; }
}
