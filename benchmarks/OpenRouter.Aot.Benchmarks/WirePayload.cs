namespace OpenRouter.Aot.Benchmarks;

/// <summary>What is read and written.</summary>
public enum WirePayload
{
    /// <summary>An event of a streamed chat, 300 bytes.</summary>
    Chunk,

    /// <summary>A short chat, under 1 KB.</summary>
    ShortChat,

    /// <summary>A chat that calls a tool.</summary>
    ToolCall,

    /// <summary>A chat with reasoning and a long text.</summary>
    LongChat,

    /// <summary>An answer of the Responses endpoint, with reasoning and annotations.</summary>
    ResponsesAnswer,

    /// <summary>A full list of models, about 700 KB.</summary>
    ModelsList,
}
