namespace OpenRouter.Aot;

/// <summary>What an event of a stream is to the one who holds the stream back, and to the one who waits for the next.</summary>
internal enum EventKind
{
    /// <summary>Nothing that a caller could use: a role, an empty delta. It is no sign of life either.</summary>
    Preamble,

    /// <summary>Content, reasoning, a tool call, an image, audio.</summary>
    Content,

    /// <summary>A finish reason or the usage: no content, but the stream goes on.</summary>
    Finish,

    /// <summary>The end marker, which is no event of its own.</summary>
    Done,
}
