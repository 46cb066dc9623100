namespace OpenRouter.Aot;

/// <summary>What a ring keeps over all reloads.</summary>
internal sealed class KeyRingSettings
{
    public KeyStrategy Strategy { get; init; } = KeyStrategy.RoundRobin;

    public BreakerOptions Breaker { get; init; } = new();

    /// <summary>Whether free models go to the keys of all accounts, and not to those of one.</summary>
    public bool SpreadFreeModels { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public required Chance Chance { get; init; }
}
