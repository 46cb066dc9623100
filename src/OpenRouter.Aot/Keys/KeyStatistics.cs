namespace OpenRouter.Aot;

/// <summary>What a key has done and how it stands, at one moment.</summary>
/// <param name="Alias">The key's alias.</param>
/// <param name="Account">Its account, as far as it is known.</param>
/// <param name="State">Whether it serves.</param>
/// <param name="BenchedUntil">When its time on the bench ends; null where it is not benched.</param>
/// <param name="Reason">Why it is benched; null where it is not.</param>
/// <param name="InFlight">Attempts that run now.</param>
/// <param name="Attempts">Inference requests that left with this key and ended.</param>
/// <param name="Succeeded">Attempts with a good answer.</param>
/// <param name="Failed">Attempts without one, whoever was to blame.</param>
/// <param name="Abandoned">Attempts that the caller cancelled, or whose stream it left.</param>
public sealed record KeyStatistics(
    string Alias, string Account, KeyState State, DateTimeOffset? BenchedUntil, string? Reason,
    int InFlight, long Attempts, long Succeeded, long Failed, long Abandoned);
