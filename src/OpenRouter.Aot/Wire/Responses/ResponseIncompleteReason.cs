namespace OpenRouter.Aot.Responses;

/// <summary>Why a response ended early. An open set: a reason that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseIncompleteReason
{
    /// <summary>The token limit was reached. Asking again does not help, and is billed again.</summary>
    public static partial ResponseIncompleteReason MaxOutputTokens { get; }

    /// <summary>The provider withheld the rest.</summary>
    public static partial ResponseIncompleteReason ContentFilter { get; }
}
