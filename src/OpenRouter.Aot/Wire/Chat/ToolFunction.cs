using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>What a model is told of a function.</summary>
public sealed class ToolFunction
{
    /// <summary>The name, at most 64 characters.</summary>
    public string? Name { get; set; }

    /// <summary>What it does, for the model.</summary>
    public string? Description { get; set; }

    /// <summary>The JSON schema of its parameters.</summary>
    public JsonElement? Parameters { get; set; }

    /// <summary>Whether the arguments must follow the schema to the letter.</summary>
    public bool? Strict { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
