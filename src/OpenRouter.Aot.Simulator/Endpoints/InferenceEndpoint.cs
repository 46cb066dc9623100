namespace OpenRouter.Aot.Simulator;

/// <summary>The endpoints that run a model.</summary>
internal enum InferenceEndpoint
{
    Chat,
    Completions,
    Responses,
    Messages,
    Embeddings,
    Rerank,
}
