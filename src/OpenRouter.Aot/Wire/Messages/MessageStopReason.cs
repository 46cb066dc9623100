namespace OpenRouter.Aot.Messages;

/// <summary>Why a model stopped. An open set: a reason that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageStopReason
{
    /// <summary>The answer is complete.</summary>
    public static partial MessageStopReason EndTurn { get; }

    /// <summary>The token limit was reached. Asking again does not help, and is billed again.</summary>
    public static partial MessageStopReason MaxTokens { get; }

    /// <summary>The model can read no more.</summary>
    public static partial MessageStopReason ModelContextWindowExceeded { get; }

    /// <summary>One of the request's texts that end the answer came.</summary>
    public static partial MessageStopReason StopSequence { get; }

    /// <summary>The model wants tools called.</summary>
    public static partial MessageStopReason ToolUse { get; }

    /// <summary>The provider paused a long answer. Send it back to let the model go on.</summary>
    public static partial MessageStopReason PauseTurn { get; }

    /// <summary>The model, or its provider, refused.</summary>
    public static partial MessageStopReason Refusal { get; }

    /// <summary>The conversation was summed up. Send the answer back to let the model go on.</summary>
    public static partial MessageStopReason Compaction { get; }
}
