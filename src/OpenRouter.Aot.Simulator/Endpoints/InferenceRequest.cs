namespace OpenRouter.Aot.Simulator;

/// <summary>What the simulator needs to know of an inference request.</summary>
internal sealed class InferenceRequest
{
    public required InferenceEndpoint Endpoint { get; init; }

    /// <summary>The slugs to try, in order; the first is the one asked for. Empty where the request names none.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    public bool Stream { get; init; }

    public int? MaxTokens { get; init; }

    /// <summary>The text of the last user message, prompt or input.</summary>
    public string UserText { get; init; } = "";

    /// <summary>An estimate: four characters a token, at least one.</summary>
    public int PromptTokens { get; init; } = 1;

    /// <summary>The tool that the answer calls, or null for a text.</summary>
    public ToolCall? Tool { get; init; }

    /// <summary>The JSON that the answer is, because the request asks for one by a schema; null for words.</summary>
    public string? Structured { get; init; }

    /// <summary>Whether the endpoint answers with text, which costs tokens and can be streamed.</summary>
    public bool WritesText => Endpoint is not (InferenceEndpoint.Embeddings or InferenceEndpoint.Rerank);

    /// <summary>The texts to embed, or the documents to put in order.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    public int? Dimensions { get; init; }

    /// <summary>How many documents to tell; null for all.</summary>
    public int? TopN { get; init; }

    public bool Base64 { get; init; }
}
