namespace OpenRouter.Aot.Simulator;

/// <summary>The names of the inference endpoints: their paths below <c>/api/v1/</c>.</summary>
internal static class InferenceEndpointNames
{
    public const string All = "chat/completions, completions, responses, messages, embeddings, rerank";

    /// <summary>The name that a fault has for <c>GET /key</c>, which runs no model.</summary>
    public const string Key = "key";

    /// <summary>The name that a fault has for a request inside a batch.</summary>
    public const string Batch = "batch";

    /// <summary>The name that a fault has for the submission of a batch.</summary>
    public const string BatchSubmit = "batch_submit";

    /// <summary>The name that a fault has for a batch as a whole, once it was taken on.</summary>
    public const string BatchRun = "batch_run";

    /// <summary>What a fault strikes only where it names it.</summary>
    public const string Places = $"{Key}, {Batch}, {BatchSubmit}, {BatchRun}";

    public static bool IsPlace(string name) => name is Key or Batch or BatchSubmit or BatchRun;

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
