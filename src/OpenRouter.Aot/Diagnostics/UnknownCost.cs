namespace OpenRouter.Aot;

/// <summary>An attempt that ended before its answer told what it cost.</summary>
/// <param name="Key">The key, which alone can ask.</param>
/// <param name="GenerationId">What to ask for.</param>
/// <param name="Model">The model that was asked for.</param>
/// <param name="IsAbandoned">Whether the caller left; else it failed.</param>
/// <param name="Labels">The request's group and tags.</param>
internal sealed record UnknownCost(PoolKey Key, string GenerationId, string? Model, bool IsAbandoned, RequestLabels Labels);
