namespace OpenRouter.Aot.Cli;

/// <summary>The endpoints that differ in where a system text and a limit of tokens stand.</summary>
internal enum EndpointKind
{
    /// <summary><c>/chat/completions</c>.</summary>
    Chat,

    /// <summary><c>/responses</c>.</summary>
    Responses,

    /// <summary><c>/messages</c>.</summary>
    Messages,

    /// <summary><c>/completions</c>.</summary>
    Completions,

    /// <summary><c>/embeddings</c> and <c>/rerank</c>, which write no text.</summary>
    Vectors,

    /// <summary>Any other.</summary>
    Other,
}
