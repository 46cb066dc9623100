namespace OpenRouter.Aot;

/// <summary>What an event of a stream is to the one who holds the stream back.</summary>
internal enum EventKind
{
    /// <summary>Nothing that a caller could use yet: a role, an empty delta.</summary>
    Preamble,

    /// <summary>Content, reasoning, a tool call, an image, audio.</summary>
    Content,

    /// <summary>The end marker, which is no event of its own.</summary>
    Done,
}
