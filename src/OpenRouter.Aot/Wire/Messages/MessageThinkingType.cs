namespace OpenRouter.Aot.Messages;

/// <summary>Whether the model thinks before it answers. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageThinkingType
{
    /// <summary>It thinks, up to a number of tokens.</summary>
    public static partial MessageThinkingType Enabled { get; }

    /// <summary>It does not.</summary>
    public static partial MessageThinkingType Disabled { get; }

    /// <summary>It decides.</summary>
    public static partial MessageThinkingType Adaptive { get; }
}
