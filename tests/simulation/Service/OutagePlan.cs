namespace OpenRouter.Aot.Simulation;

/// <summary>A time in which the whole service fails.</summary>
internal sealed record OutagePlan(OutageKind Kind, TimeSpan From, TimeSpan Until);
