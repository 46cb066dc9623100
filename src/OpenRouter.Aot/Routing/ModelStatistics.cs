namespace OpenRouter.Aot;

/// <summary>What has been asked of a model and how it stands, at one moment.</summary>
/// <param name="Model">The model's slug as it was asked for.</param>
/// <param name="CooledUntil">Until when it is left alone; null where it is not.</param>
/// <param name="Reason">Why it is left alone; null where it is not.</param>
/// <param name="InFlight">Attempts that run now.</param>
/// <param name="Attempts">Inference requests that left for this model and ended.</param>
/// <param name="Succeeded">Attempts with a good answer.</param>
/// <param name="Failed">Attempts without one, whoever was to blame.</param>
/// <param name="Abandoned">Attempts that the caller cancelled, or whose stream it left.</param>
/// <param name="Cost">What its answers cost, in USD, as far as they told.</param>
/// <param name="TimeToFirstToken">The mean over good answers; zero before the first.</param>
public sealed record ModelStatistics(
    string Model, DateTimeOffset? CooledUntil, string? Reason, int InFlight, long Attempts, long Succeeded, long Failed, long Abandoned,
    decimal Cost, TimeSpan TimeToFirstToken);
