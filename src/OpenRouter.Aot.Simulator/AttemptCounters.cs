namespace OpenRouter.Aot.Simulator;

/// <summary>How the attempts of one key, model or account ended. Those neither succeeded nor failed are still running.</summary>
/// <param name="Attempts">Inference POSTs that arrived.</param>
/// <param name="Succeeded">Those whose whole good answer was written to the end.</param>
/// <param name="Failed">Those that ended in any other way.</param>
public sealed record AttemptCounters(long Attempts, long Succeeded, long Failed);
