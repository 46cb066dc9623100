namespace OpenRouter.Aot.Simulation;

/// <summary>The edge's own limit, by address: beyond it every request gets a 429 that is no JSON, whichever key it carries.</summary>
/// <param name="Requests">Requests that pass in a window.</param>
/// <param name="Window">How long a window is.</param>
/// <param name="Block">How long the address is blocked from the first request beyond the limit.</param>
internal sealed record EdgePlan(int Requests, TimeSpan Window, TimeSpan Block);
