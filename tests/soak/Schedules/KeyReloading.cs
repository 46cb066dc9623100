namespace OpenRouter.Aot.Soak;

/// <summary>The owner of the pool gives it other keys, or other settings of the same.</summary>
/// <param name="At">When.</param>
/// <param name="Keys">The keys from then on.</param>
internal sealed record KeyReloading(TimeSpan At, IReadOnlyList<KeySetup> Keys);
