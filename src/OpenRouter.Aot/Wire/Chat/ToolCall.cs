using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>A tool that a model wants called, or a fragment of that in a stream.</summary>
public sealed class ToolCall
{
    /// <summary>Which call a fragment belongs to.</summary>
    public int? Index { get; set; }

    /// <summary>The call's id, to be sent back with the result. Fragments after the first have none.</summary>
    public string? Id { get; set; }

    /// <summary>The kind, normally <c>function</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The function and its arguments.</summary>
    public FunctionCall? Function { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
