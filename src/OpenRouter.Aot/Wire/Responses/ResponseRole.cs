namespace OpenRouter.Aot.Responses;

/// <summary>Who speaks in a message. An open set: a role that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseRole
{
    /// <summary>The user.</summary>
    public static partial ResponseRole User { get; }

    /// <summary>The model.</summary>
    public static partial ResponseRole Assistant { get; }

    /// <summary>Instructions for the whole conversation.</summary>
    public static partial ResponseRole System { get; }

    /// <summary>Instructions of the developer, which newer models know instead of <see cref="System"/>.</summary>
    public static partial ResponseRole Developer { get; }

    /// <summary>A tool.</summary>
    public static partial ResponseRole Tool { get; }
}
