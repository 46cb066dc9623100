namespace OpenRouter.Aot.Messages;

/// <summary>What an event of a streamed message tells. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageEventType
{
    /// <summary>The message begins.</summary>
    public static partial MessageEventType MessageStart { get; }

    /// <summary>A block begins.</summary>
    public static partial MessageEventType ContentBlockStart { get; }

    /// <summary>A piece of a block.</summary>
    public static partial MessageEventType ContentBlockDelta { get; }

    /// <summary>A block is complete.</summary>
    public static partial MessageEventType ContentBlockStop { get; }

    /// <summary>Why the model stopped, and what it used.</summary>
    public static partial MessageEventType MessageDelta { get; }

    /// <summary>The end.</summary>
    public static partial MessageEventType MessageStop { get; }

    /// <summary>A sign of life.</summary>
    public static partial MessageEventType Ping { get; }

    /// <summary>An error in place of the rest.</summary>
    public static partial MessageEventType Error { get; }
}
