using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Where an image is.</summary>
public sealed class ImageReference
{
    /// <summary>An http address or a data URI.</summary>
    [SuppressMessage("Design", "CA1056:URI-like properties should not be strings", Justification = "A data URI of some MB is too long for System.Uri.")]
    public string? Url { get; set; }

    /// <summary><c>auto</c>, <c>low</c> or <c>high</c>.</summary>
    public string? Detail { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
