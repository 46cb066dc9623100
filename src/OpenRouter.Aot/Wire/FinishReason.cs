namespace OpenRouter.Aot;

/// <summary>Why a model stopped. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct FinishReason
{
    /// <summary>The answer is complete.</summary>
    public static partial FinishReason Stop { get; }

    /// <summary>The token limit was reached. Asking again does not help, and is billed again.</summary>
    public static partial FinishReason Length { get; }

    /// <summary>The model wants tools called.</summary>
    public static partial FinishReason ToolCalls { get; }

    /// <summary>The provider withheld the answer.</summary>
    public static partial FinishReason ContentFilter { get; }

    /// <summary>The provider failed; the answer is partial.</summary>
    public static partial FinishReason Error { get; }

    /// <summary>The answer is complete, as some providers say it.</summary>
    public static partial FinishReason EndTurn { get; }
}
