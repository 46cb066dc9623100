namespace OpenRouter.Aot;

/// <summary>Whether providers may serve that keep what they are sent. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct DataCollection
{
    /// <summary>They may; the server's default.</summary>
    public static partial DataCollection Allow { get; }

    /// <summary>They may not. It removes most <c>:free</c> endpoints.</summary>
    public static partial DataCollection Deny { get; }
}
