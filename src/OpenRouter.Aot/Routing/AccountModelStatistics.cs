namespace OpenRouter.Aot;

/// <summary>What was asked of a model with the keys of one account, at one moment: OpenRouter's limits hold for this pair.</summary>
/// <param name="Account">The account's label; the alias of a key that stands alone.</param>
/// <param name="Model">The model's slug as it was asked for.</param>
/// <param name="Picks">How often a key of the account was chosen for the model.</param>
/// <param name="InFlight">Attempts that run now.</param>
/// <param name="Width">How many may run at once: what was found out so far, or what <see cref="RoutingOptions.Width"/> sets.</param>
/// <param name="Succeeded">Attempts with a good answer.</param>
/// <param name="Failures">Attempts without one, by whom they were blamed on.</param>
/// <param name="Abandoned">Attempts that the caller cancelled, or whose stream it left.</param>
/// <param name="BenchedUntil">Until when the account or the model is left alone; null where neither is.</param>
/// <param name="MeanLatency">How long good answers took on average: a stream until its first content, any other as a whole.</param>
public sealed record AccountModelStatistics(
    string Account, string Model, long Picks, int InFlight, int Width, long Succeeded, FailureCounts Failures, long Abandoned, DateTimeOffset? BenchedUntil,
    TimeSpan MeanLatency);
