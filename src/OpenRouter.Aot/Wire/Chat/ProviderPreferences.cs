using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Which of a model's providers may serve a request, and in which order (openrouter.ai/docs/guides/routing/provider-selection).</summary>
public sealed class ProviderPreferences
{
    /// <summary>Providers to try first, in order. Setting it turns load balancing and sticky routing off.</summary>
    public IList<string>? Order { get; set; }

    /// <summary>Whether providers outside <see cref="Order"/> may serve; the server's default is true.</summary>
    public bool? AllowFallbacks { get; set; }

    /// <summary>Whether only providers that support every parameter of the request may serve; the server's default is false.</summary>
    public bool? RequireParameters { get; set; }

    /// <summary><c>allow</c> (the server's default) or <c>deny</c>, which removes most <c>:free</c> endpoints.</summary>
    public string? DataCollection { get; set; }

    /// <summary>Whether only endpoints with zero data retention may serve.</summary>
    public bool? Zdr { get; set; }

    /// <summary>The only providers that may serve.</summary>
    public IList<string>? Only { get; set; }

    /// <summary>Providers that may not serve.</summary>
    public IList<string>? Ignore { get; set; }

    /// <summary>Quantizations that may serve, such as <c>fp8</c>.</summary>
    public IList<string>? Quantizations { get; set; }

    /// <summary><c>price</c>, <c>throughput</c>, <c>latency</c> or <c>exacto</c>, or an object. Setting it turns load balancing off.</summary>
    public JsonElement? Sort { get; set; }

    /// <summary>The highest prices, in USD per million tokens.</summary>
    public JsonElement? MaxPrice { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
