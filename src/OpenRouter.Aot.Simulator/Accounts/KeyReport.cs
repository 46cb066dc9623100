namespace OpenRouter.Aot.Simulator;

/// <summary>The figures of a key and its account at one moment, in USD.</summary>
internal sealed record KeyReport(
    decimal Usage,
    decimal UsageDaily,
    decimal UsageWeekly,
    decimal UsageMonthly,
    decimal? LimitRemaining,
    int FreeUsedToday,
    int FreeRequestsPerDay,
    decimal? Credits,
    decimal AccountUsage);
