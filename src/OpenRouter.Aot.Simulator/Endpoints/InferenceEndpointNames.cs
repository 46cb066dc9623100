namespace OpenRouter.Aot.Simulator;

/// <summary>The names of the inference endpoints: their paths below <c>/api/v1/</c>.</summary>
internal static class InferenceEndpointNames
{
    public const string All = "chat/completions, completions, responses, messages, embeddings, rerank";

    /// <summary>The name that a fault has for <c>GET /key</c>, which runs no model.</summary>
    public const string Key = "key";

    public static bool TryParse(ReadOnlySpan<char> name, out InferenceEndpoint endpoint)
    {
        InferenceEndpoint? found = name switch
        {
            "chat/completions" => InferenceEndpoint.Chat,
            "completions" => InferenceEndpoint.Completions,
            "responses" => InferenceEndpoint.Responses,
            "messages" => InferenceEndpoint.Messages,
            "embeddings" => InferenceEndpoint.Embeddings,
            "rerank" => InferenceEndpoint.Rerank,
            _ => null,
        };
        endpoint = found ?? default;
        return found is not null;
    }
}
