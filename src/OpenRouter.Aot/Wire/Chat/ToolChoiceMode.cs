namespace OpenRouter.Aot;

/// <summary>Whether a model may call tools. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ToolChoiceMode
{
    /// <summary>It may not.</summary>
    public static partial ToolChoiceMode None { get; }

    /// <summary>It decides.</summary>
    public static partial ToolChoiceMode Auto { get; }

    /// <summary>It must call one.</summary>
    public static partial ToolChoiceMode Required { get; }
}
