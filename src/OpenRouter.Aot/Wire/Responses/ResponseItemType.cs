namespace OpenRouter.Aot.Responses;

/// <summary>What an item of input or output is. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseItemType
{
    /// <summary>Something said, by anybody.</summary>
    public static partial ResponseItemType Message { get; }

    /// <summary>Reasoning before the answer. Send it back unmodified in tool loops.</summary>
    public static partial ResponseItemType Reasoning { get; }

    /// <summary>The model wants a function called.</summary>
    public static partial ResponseItemType FunctionCall { get; }

    /// <summary>What a function returned.</summary>
    public static partial ResponseItemType FunctionCallOutput { get; }

    /// <summary>The model wants a tool called that takes free text.</summary>
    public static partial ResponseItemType CustomToolCall { get; }

    /// <summary>What such a tool returned.</summary>
    public static partial ResponseItemType CustomToolCallOutput { get; }

    /// <summary>An item that is known by its id.</summary>
    public static partial ResponseItemType ItemReference { get; }

    /// <summary>A search of the web.</summary>
    public static partial ResponseItemType WebSearchCall { get; }

    /// <summary>A search in files.</summary>
    public static partial ResponseItemType FileSearchCall { get; }

    /// <summary>An image that was made.</summary>
    public static partial ResponseItemType ImageGenerationCall { get; }

    /// <summary>Code that was run.</summary>
    public static partial ResponseItemType CodeInterpreterCall { get; }

    /// <summary>An action on a computer.</summary>
    public static partial ResponseItemType ComputerCall { get; }

    /// <summary>A command for the caller's own shell.</summary>
    public static partial ResponseItemType LocalShellCall { get; }

    /// <summary>What that command printed.</summary>
    public static partial ResponseItemType LocalShellCallOutput { get; }

    /// <summary>Commands for a shell.</summary>
    public static partial ResponseItemType ShellCall { get; }

    /// <summary>What those commands printed.</summary>
    public static partial ResponseItemType ShellCallOutput { get; }

    /// <summary>A change of a file.</summary>
    public static partial ResponseItemType ApplyPatchCall { get; }

    /// <summary>What came of that change.</summary>
    public static partial ResponseItemType ApplyPatchCallOutput { get; }

    /// <summary>The tools that an MCP server offers.</summary>
    public static partial ResponseItemType McpListTools { get; }

    /// <summary>An MCP server's tool waits for approval.</summary>
    public static partial ResponseItemType McpApprovalRequest { get; }

    /// <summary>The approval, or the refusal.</summary>
    public static partial ResponseItemType McpApprovalResponse { get; }

    /// <summary>A call of an MCP server's tool.</summary>
    public static partial ResponseItemType McpCall { get; }

    /// <summary>A conversation in its provider's compressed form.</summary>
    public static partial ResponseItemType Compaction { get; }

    /// <summary>A conversation in its provider's compressed form.</summary>
    public static partial ResponseItemType ContextCompaction { get; }

    /// <summary>Tools that are offered from here on.</summary>
    public static partial ResponseItemType AdditionalTools { get; }

    /// <summary>A message from one agent to another.</summary>
    public static partial ResponseItemType AgentMessage { get; }

    /// <summary>A search of the web by OpenRouter's own tool.</summary>
    [JsonName("openrouter:web_search")]
    public static partial ResponseItemType OpenRouterWebSearch { get; }

    /// <summary>A page that OpenRouter's own tool fetched.</summary>
    [JsonName("openrouter:web_fetch")]
    public static partial ResponseItemType OpenRouterWebFetch { get; }

    /// <summary>The time, told by OpenRouter's own tool.</summary>
    [JsonName("openrouter:datetime")]
    public static partial ResponseItemType OpenRouterDatetime { get; }

    /// <summary>An image that OpenRouter's own tool made.</summary>
    [JsonName("openrouter:image_generation")]
    public static partial ResponseItemType OpenRouterImageGeneration { get; }

    /// <summary>A change of a file by OpenRouter's own tool.</summary>
    [JsonName("openrouter:apply_patch")]
    public static partial ResponseItemType OpenRouterApplyPatch { get; }

    /// <summary>A command in OpenRouter's own sandbox.</summary>
    [JsonName("openrouter:bash")]
    public static partial ResponseItemType OpenRouterBash { get; }

    /// <summary>Commands in OpenRouter's own sandbox.</summary>
    [JsonName("openrouter:shell")]
    public static partial ResponseItemType OpenRouterShell { get; }

    /// <summary>Work on files in OpenRouter's own store.</summary>
    [JsonName("openrouter:files")]
    public static partial ResponseItemType OpenRouterFiles { get; }

    /// <summary>Several models that were asked at once.</summary>
    [JsonName("openrouter:fusion")]
    public static partial ResponseItemType OpenRouterFusion { get; }

    /// <summary>A stronger model that was asked for advice.</summary>
    [JsonName("openrouter:advisor")]
    public static partial ResponseItemType OpenRouterAdvisor { get; }

    /// <summary>A task that was given to another model.</summary>
    [JsonName("openrouter:subagent")]
    public static partial ResponseItemType OpenRouterSubagent { get; }

    /// <summary>A search among the tools.</summary>
    [JsonName("openrouter:tool_search")]
    public static partial ResponseItemType OpenRouterToolSearch { get; }

    /// <summary>A search among the models.</summary>
    [JsonName("openrouter:experimental__search_models")]
    public static partial ResponseItemType OpenRouterSearchModels { get; }

    /// <summary>A call of an MCP server's tool by OpenRouter.</summary>
    [JsonName("openrouter:mcp")]
    public static partial ResponseItemType OpenRouterMcp { get; }
}
