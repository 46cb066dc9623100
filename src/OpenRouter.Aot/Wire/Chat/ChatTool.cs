using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>A tool that a model may call: a function, or one of the server's own such as <c>openrouter:web_search</c>.</summary>
public sealed class ChatTool
{
    /// <summary>The kind: <c>function</c>, or the name of a server tool.</summary>
    public string Type { get; set; } = "function";

    /// <summary>The function; null for a server tool.</summary>
    public ToolFunction? Function { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
