namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Tests on the real clock run alone, when those under the virtual clock no longer keep every processor busy.</summary>
[CollectionDefinition(nameof(RealClock), DisableParallelization = true)]
public static class RealClock;
