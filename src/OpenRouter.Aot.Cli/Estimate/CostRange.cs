namespace OpenRouter.Aot.Cli;

/// <summary>What it may cost, in USD.</summary>
/// <param name="Low">At least, as a rule; null where no price is known.</param>
/// <param name="High">At most, as a rule; null where nothing bounds it, or no price is known.</param>
internal readonly record struct CostRange(decimal? Low, decimal? High);
