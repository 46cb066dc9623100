namespace OpenRouter.Aot.Cli;

/// <summary>Tells an endpoint by its path.</summary>
internal static class EndpointKinds
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)EndpointKind.Other + 1;

    /// <summary>The endpoint of a path below the base address, with or without a query.</summary>
    public static EndpointKind Of(string path)
    {
        int query = path.IndexOf('?', StringComparison.Ordinal);
        return (query < 0 ? path : path.AsSpan(0, query)).TrimEnd('/') switch
        {
            "/chat/completions" => EndpointKind.Chat,
            "/responses" => EndpointKind.Responses,
            "/messages" => EndpointKind.Messages,
            "/completions" => EndpointKind.Completions,
            "/embeddings" or "/rerank" => EndpointKind.Vectors,
            _ => EndpointKind.Other,
        };
    }
}
