namespace OpenRouter.Aot;

/// <summary>A tool that a model may call: a function, or one of the server's own, which runs inside the request.</summary>
[JsonModel]
public sealed partial class ChatTool
{
    /// <summary>A function.</summary>
    public ChatTool() => Type = ToolKind.Function;

    /// <summary>The kind. Default: a function.</summary>
    public partial ToolKind? Type { get; set; }

    /// <summary>The function; null for a server tool.</summary>
    public partial ToolFunction? Function { get; set; }

    /// <summary>The settings of a server tool.</summary>
    public partial RawJson? Parameters { get; set; }

    /// <summary>Ends what is to be kept in the prompt cache.</summary>
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A function of yours.</summary>
    /// <param name="name">Its name, at most 64 characters.</param>
    /// <param name="description">What it does, for the model.</param>
    /// <param name="parameters">The JSON schema of its parameters; null for a function without any.</param>
    public static ChatTool FromFunction(string name, string? description = null, RawJson? parameters = null) =>
        new() { Type = ToolKind.Function, Function = new ToolFunction { Name = name, Description = description, Parameters = parameters } };

    /// <summary>A tool of the server's own. A request with one may take minutes, and is not to be repeated blindly.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="parameters">Its settings.</param>
    public static ChatTool FromServer(ToolKind kind, RawJson? parameters = null) => new() { Type = kind, Parameters = parameters };
}
