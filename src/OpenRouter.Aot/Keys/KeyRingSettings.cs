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

    /// <summary>Who does what need not be done at once: the thread pool, or whoever runs everything on one thread in an order that can be repeated.</summary>
    public Action<IThreadPoolWorkItem> Queue { get; init; } = static work => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
}
