namespace OpenRouter.Aot.Batches;

/// <summary>The endpoint that all requests of a batch are for. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct BatchTarget
{
    /// <summary>Chats: <c>/v1/chat/completions</c>.</summary>
    [JsonName("/v1/chat/completions")]
    public static partial BatchTarget ChatCompletions { get; }

    /// <summary>Responses: <c>/v1/responses</c>.</summary>
    [JsonName("/v1/responses")]
    public static partial BatchTarget Responses { get; }

    /// <summary>Messages in Anthropic's shape: <c>/v1/messages</c>.</summary>
    [JsonName("/v1/messages")]
    public static partial BatchTarget Messages { get; }

    /// <summary>Vectors: <c>/v1/embeddings</c>.</summary>
    [JsonName("/v1/embeddings")]
    public static partial BatchTarget Embeddings { get; }
}
