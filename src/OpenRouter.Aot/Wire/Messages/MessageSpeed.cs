namespace OpenRouter.Aot.Messages;

/// <summary>How fast the model writes. An open set: a speed that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageSpeed
{
    /// <summary>As ever.</summary>
    public static partial MessageSpeed Standard { get; }

    /// <summary>Faster and dearer, for models that can.</summary>
    public static partial MessageSpeed Fast { get; }
}
