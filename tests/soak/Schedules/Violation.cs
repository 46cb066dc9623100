namespace OpenRouter.Aot.Soak;

/// <summary>A promise that a run broke.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="At">When, since the run began.</param>
/// <param name="Text">How.</param>
internal sealed record Violation(Promise Promise, TimeSpan At, string Text);
