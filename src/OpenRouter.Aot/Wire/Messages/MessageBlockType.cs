namespace OpenRouter.Aot.Messages;

/// <summary>What a block of content is. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct MessageBlockType
{
    /// <summary>Text.</summary>
    public static partial MessageBlockType Text { get; }

    /// <summary>An image.</summary>
    public static partial MessageBlockType Image { get; }

    /// <summary>A document: PDF, text, or blocks.</summary>
    public static partial MessageBlockType Document { get; }

    /// <summary>Reasoning before the answer. Send it back unmodified in tool loops.</summary>
    public static partial MessageBlockType Thinking { get; }

    /// <summary>Reasoning that only its provider can read. Send it back unmodified.</summary>
    public static partial MessageBlockType RedactedThinking { get; }

    /// <summary>The model wants a tool called.</summary>
    public static partial MessageBlockType ToolUse { get; }

    /// <summary>What a tool returned.</summary>
    public static partial MessageBlockType ToolResult { get; }

    /// <summary>The model called a tool that runs at the provider.</summary>
    public static partial MessageBlockType ServerToolUse { get; }

    /// <summary>Something that was found, for the model to cite.</summary>
    public static partial MessageBlockType SearchResult { get; }

    /// <summary>What a search of the web found.</summary>
    public static partial MessageBlockType WebSearchToolResult { get; }

    /// <summary>One page that a search found.</summary>
    public static partial MessageBlockType WebSearchResult { get; }

    /// <summary>A page that was fetched.</summary>
    public static partial MessageBlockType WebFetchToolResult { get; }

    /// <summary>What code printed and made.</summary>
    public static partial MessageBlockType CodeExecutionToolResult { get; }

    /// <summary>What a command printed and made.</summary>
    public static partial MessageBlockType BashCodeExecutionToolResult { get; }

    /// <summary>What an editor did.</summary>
    public static partial MessageBlockType TextEditorCodeExecutionToolResult { get; }

    /// <summary>The tools that a search among them found.</summary>
    public static partial MessageBlockType ToolSearchToolResult { get; }

    /// <summary>A tool, by its name.</summary>
    public static partial MessageBlockType ToolReference { get; }

    /// <summary>A file that lies in the container.</summary>
    public static partial MessageBlockType ContainerUpload { get; }

    /// <summary>The conversation so far, summed up.</summary>
    public static partial MessageBlockType Compaction { get; }

    /// <summary>The advice of a stronger model.</summary>
    public static partial MessageBlockType AdvisorToolResult { get; }

    /// <summary>A tool that is offered from here on.</summary>
    public static partial MessageBlockType ToolAddition { get; }

    /// <summary>A tool that is offered no longer.</summary>
    public static partial MessageBlockType ToolRemoval { get; }

    /// <summary>What commands printed in OpenRouter's own sandbox.</summary>
    [JsonName("openrouter_shell_tool_result")]
    public static partial MessageBlockType OpenRouterShellToolResult { get; }

    /// <summary>What a command printed in OpenRouter's own sandbox.</summary>
    [JsonName("openrouter_bash_tool_result")]
    public static partial MessageBlockType OpenRouterBashToolResult { get; }
}
