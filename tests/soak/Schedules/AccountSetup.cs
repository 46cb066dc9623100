using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>An account.</summary>
/// <param name="Plan">What the service knows of it.</param>
/// <param name="MaxConcurrency">How many attempts its owner allows at once; null for any number.</param>
internal sealed record AccountSetup(AccountPlan Plan, int? MaxConcurrency = null);
