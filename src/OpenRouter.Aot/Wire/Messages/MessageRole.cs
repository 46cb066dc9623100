namespace OpenRouter.Aot.Messages;

/// <summary>Who speaks. An open set: a role that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageRole
{
    /// <summary>The user, or the results of tools.</summary>
    public static partial MessageRole User { get; }

    /// <summary>The model.</summary>
    public static partial MessageRole Assistant { get; }

    /// <summary>Instructions in the middle of a conversation, for models that know them.</summary>
    public static partial MessageRole System { get; }
}
