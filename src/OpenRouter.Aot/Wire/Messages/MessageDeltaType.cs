namespace OpenRouter.Aot.Messages;

/// <summary>What a piece of a block is. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageDeltaType
{
    /// <summary>Text.</summary>
    public static partial MessageDeltaType TextDelta { get; }

    /// <summary>A piece of a tool's input, as JSON.</summary>
    public static partial MessageDeltaType InputJsonDelta { get; }

    /// <summary>Reasoning.</summary>
    public static partial MessageDeltaType ThinkingDelta { get; }

    /// <summary>The signature of the reasoning.</summary>
    public static partial MessageDeltaType SignatureDelta { get; }

    /// <summary>A citation.</summary>
    public static partial MessageDeltaType CitationsDelta { get; }

    /// <summary>A piece of the summed-up conversation.</summary>
    public static partial MessageDeltaType CompactionDelta { get; }
}
