namespace OpenRouter.Aot.Responses;

/// <summary>Whether the model may or must call tools. An open set: a mode that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseToolChoiceMode
{
    /// <summary>The model decides. The default.</summary>
    public static partial ResponseToolChoiceMode Auto { get; }

    /// <summary>No tool is called.</summary>
    public static partial ResponseToolChoiceMode None { get; }

    /// <summary>At least one tool is called.</summary>
    public static partial ResponseToolChoiceMode Required { get; }
}
