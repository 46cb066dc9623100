namespace OpenRouter.Aot.Simulator;

/// <summary>What a running request keeps of its account until it ends.</summary>
/// <param name="Counts">Whether it counts as running; requests to free models do not.</param>
/// <param name="Usd">What it is expected to cost at most.</param>
internal readonly record struct Hold(bool Counts, decimal Usd);
