namespace OpenRouter.Aot;

/// <summary>A key that was refused, as a whole or for one model.</summary>
/// <param name="Key">The key.</param>
/// <param name="Model">The model that it may not use; null where the key was refused as a whole.</param>
/// <param name="Began">When the attempt began: what succeeded that began later shows the contrary.</param>
/// <param name="At">When it was refused.</param>
internal readonly record struct Refusal(PoolKey Key, ModelHealth? Model, DateTimeOffset Began, DateTimeOffset At);
