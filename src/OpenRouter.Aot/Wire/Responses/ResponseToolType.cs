namespace OpenRouter.Aot.Responses;

/// <summary>What a tool is. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseToolType
{
    /// <summary>A function that the caller runs.</summary>
    public static partial ResponseToolType Function { get; }

    /// <summary>A tool that the caller runs and that takes free text.</summary>
    public static partial ResponseToolType Custom { get; }

    /// <summary>Tools under a common name.</summary>
    public static partial ResponseToolType Namespace { get; }

    /// <summary>A search of the web by the provider.</summary>
    public static partial ResponseToolType WebSearch { get; }

    /// <summary>The provider's earlier search of the web.</summary>
    public static partial ResponseToolType WebSearchPreview { get; }

    /// <summary>The provider's search in files.</summary>
    public static partial ResponseToolType FileSearch { get; }

    /// <summary>A computer that the caller operates.</summary>
    public static partial ResponseToolType ComputerUsePreview { get; }

    /// <summary>The provider's code interpreter.</summary>
    public static partial ResponseToolType CodeInterpreter { get; }

    /// <summary>The tools of an MCP server.</summary>
    public static partial ResponseToolType Mcp { get; }

    /// <summary>The provider's image generation.</summary>
    public static partial ResponseToolType ImageGeneration { get; }

    /// <summary>The caller's own shell.</summary>
    public static partial ResponseToolType LocalShell { get; }

    /// <summary>A shell.</summary>
    public static partial ResponseToolType Shell { get; }

    /// <summary>Changes of files.</summary>
    public static partial ResponseToolType ApplyPatch { get; }

    /// <summary>OpenRouter's own search of the web, for every model.</summary>
    [JsonName("openrouter:web_search")]
    public static partial ResponseToolType OpenRouterWebSearch { get; }

    /// <summary>OpenRouter's own fetching of pages.</summary>
    [JsonName("openrouter:web_fetch")]
    public static partial ResponseToolType OpenRouterWebFetch { get; }

    /// <summary>OpenRouter's own clock.</summary>
    [JsonName("openrouter:datetime")]
    public static partial ResponseToolType OpenRouterDatetime { get; }

    /// <summary>OpenRouter's own image generation.</summary>
    [JsonName("openrouter:image_generation")]
    public static partial ResponseToolType OpenRouterImageGeneration { get; }

    /// <summary>OpenRouter's own changes of files.</summary>
    [JsonName("openrouter:apply_patch")]
    public static partial ResponseToolType OpenRouterApplyPatch { get; }

    /// <summary>OpenRouter's own sandbox, one command at a time.</summary>
    [JsonName("openrouter:bash")]
    public static partial ResponseToolType OpenRouterBash { get; }

    /// <summary>OpenRouter's own sandbox.</summary>
    [JsonName("openrouter:shell")]
    public static partial ResponseToolType OpenRouterShell { get; }

    /// <summary>OpenRouter's own store of files.</summary>
    [JsonName("openrouter:files")]
    public static partial ResponseToolType OpenRouterFiles { get; }

    /// <summary>Several models that are asked at once.</summary>
    [JsonName("openrouter:fusion")]
    public static partial ResponseToolType OpenRouterFusion { get; }

    /// <summary>A stronger model that may be asked for advice.</summary>
    [JsonName("openrouter:advisor")]
    public static partial ResponseToolType OpenRouterAdvisor { get; }

    /// <summary>Another model that tasks may be given to.</summary>
    [JsonName("openrouter:subagent")]
    public static partial ResponseToolType OpenRouterSubagent { get; }

    /// <summary>A search among the tools whose loading is deferred.</summary>
    [JsonName("openrouter:tool_search")]
    public static partial ResponseToolType OpenRouterToolSearch { get; }

    /// <summary>A search among the models. Experimental.</summary>
    [JsonName("openrouter:experimental__search_models")]
    public static partial ResponseToolType OpenRouterSearchModels { get; }
}
