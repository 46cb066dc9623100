namespace OpenRouter.Aot;

/// <summary>A request to any endpoint, as bytes.</summary>
public sealed class RawRequest
{
    /// <summary>The method. Default <c>POST</c>.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>The path below the base address with its query, such as <c>/embeddings</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the body is. Default <c>application/json</c>.</summary>
    public string ContentType { get; init; } = "application/json";
}
