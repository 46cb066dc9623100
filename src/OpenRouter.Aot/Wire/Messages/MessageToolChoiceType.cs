namespace OpenRouter.Aot.Messages;

/// <summary>Whether the model may or must call tools. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageToolChoiceType
{
    /// <summary>The model decides. The default.</summary>
    public static partial MessageToolChoiceType Auto { get; }

    /// <summary>At least one tool is called.</summary>
    public static partial MessageToolChoiceType Any { get; }

    /// <summary>This tool is called.</summary>
    public static partial MessageToolChoiceType Tool { get; }

    /// <summary>No tool is called.</summary>
    public static partial MessageToolChoiceType None { get; }
}
