namespace OpenRouter.Aot.Accounts;

/// <summary>How often a spending limit starts again, at 00:00 UTC. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct KeyLimitReset
{
    /// <summary>Every day.</summary>
    public static partial KeyLimitReset Daily { get; }

    /// <summary>Every Monday.</summary>
    public static partial KeyLimitReset Weekly { get; }

    /// <summary>Every first of a month.</summary>
    public static partial KeyLimitReset Monthly { get; }
}
