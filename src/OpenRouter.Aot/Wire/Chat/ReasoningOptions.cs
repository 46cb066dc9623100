using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>How much a model reasons. <see cref="Effort"/> and <see cref="MaxTokens"/> are alternatives.</summary>
public sealed class ReasoningOptions
{
    /// <summary><c>max</c>, <c>xhigh</c>, <c>high</c>, <c>medium</c>, <c>low</c>, <c>minimal</c> or <c>none</c>.</summary>
    public string? Effort { get; set; }

    /// <summary>The most tokens to reason with.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>Whether to hide the reasoning. It is billed all the same.</summary>
    public bool? Exclude { get; set; }

    /// <summary>Whether to reason at all.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
