namespace OpenRouter.Aot;

/// <summary>A key that was refused, as a whole or for one model.</summary>
/// <param name="Key">The key.</param>
/// <param name="Model">The model that it may not use; null where the key was refused as a whole.</param>
/// <param name="At">When it was refused: what succeeded that began later shows the contrary.</param>
internal readonly record struct Refusal(PoolKey Key, ModelHealth? Model, DateTimeOffset At);
