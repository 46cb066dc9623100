using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>The function of a tool call.</summary>
public sealed class FunctionCall
{
    /// <summary>The function's name.</summary>
    public string? Name { get; set; }

    /// <summary>The arguments as JSON text. Models send invalid JSON, an empty text or nothing at times.</summary>
    public string? Arguments { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
