namespace OpenRouter.Aot;

/// <summary>How fast, and at what price, a provider serves. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ServiceTier
{
    /// <summary>The provider decides.</summary>
    public static partial ServiceTier Auto { get; }

    /// <summary>The ordinary tier.</summary>
    public static partial ServiceTier Default { get; }

    /// <summary>The same as <see cref="Priority"/>.</summary>
    public static partial ServiceTier Fast { get; }

    /// <summary>Slower and cheaper. It never falls back to the ordinary tier.</summary>
    public static partial ServiceTier Flex { get; }

    /// <summary>Faster and dearer. It falls back to the ordinary tier.</summary>
    public static partial ServiceTier Priority { get; }

    /// <summary>Reserved capacity.</summary>
    public static partial ServiceTier Scale { get; }

    /// <summary>The ordinary tier, as <c>/messages</c> calls it.</summary>
    public static partial ServiceTier Standard { get; }
}
