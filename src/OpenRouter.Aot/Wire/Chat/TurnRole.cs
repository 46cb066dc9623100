namespace OpenRouter.Aot;

/// <summary>Who speaks in a turn. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct TurnRole
{
    /// <summary>Instructions for the whole chat.</summary>
    public static partial TurnRole System { get; }

    /// <summary>Instructions by the developer, which newer models call so.</summary>
    public static partial TurnRole Developer { get; }

    /// <summary>The user.</summary>
    public static partial TurnRole User { get; }

    /// <summary>The model.</summary>
    public static partial TurnRole Assistant { get; }

    /// <summary>The result of a tool.</summary>
    public static partial TurnRole Tool { get; }
}
