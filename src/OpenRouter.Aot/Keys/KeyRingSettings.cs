namespace OpenRouter.Aot;

/// <summary>What a ring keeps over all reloads.</summary>
internal sealed class KeyRingSettings
{
    public KeyStrategy Strategy { get; init; } = KeyStrategy.RoundRobin;

    public BreakerOptions Breaker { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public required Chance Chance { get; init; }
}
