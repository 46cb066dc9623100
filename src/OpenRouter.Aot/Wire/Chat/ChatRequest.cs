using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>
/// A request to <c>POST /chat/completions</c>. What is null is not sent, because absent and default differ for routing and for caches.
/// </summary>
public sealed class ChatRequest
{
    /// <summary>The model and its fallbacks; empty for the account's default model.</summary>
    [JsonIgnore]
    public ModelRoute Model { get; set; }

    /// <summary>The chat so far.</summary>
    public required IList<ChatTurn> Messages { get; set; }

    /// <summary>The most tokens to answer with. Set it: without it OpenRouter reserves the model's maximum against your credits.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>Randomness, 0 to 2.</summary>
    public double? Temperature { get; set; }

    /// <summary>Nucleus sampling, 0 to 1.</summary>
    public double? TopP { get; set; }

    /// <summary>How many tokens to sample from.</summary>
    public int? TopK { get; set; }

    /// <summary>Penalty for frequent tokens, -2 to 2.</summary>
    public double? FrequencyPenalty { get; set; }

    /// <summary>Penalty for tokens that occurred, -2 to 2.</summary>
    public double? PresencePenalty { get; set; }

    /// <summary>A seed for providers that support one.</summary>
    public long? Seed { get; set; }

    /// <summary>Up to four texts that end the answer.</summary>
    public IList<string>? Stop { get; set; }

    /// <summary>The form of the answer, such as a JSON schema.</summary>
    public JsonElement? ResponseFormat { get; set; }

    /// <summary>Tools that the model may call.</summary>
    public IList<ChatTool>? Tools { get; set; }

    /// <summary><c>none</c>, <c>auto</c>, <c>required</c>, or an object that names a tool.</summary>
    public JsonElement? ToolChoice { get; set; }

    /// <summary>Whether several tools may be called at once.</summary>
    public bool? ParallelToolCalls { get; set; }

    /// <summary>How much the model reasons.</summary>
    public ReasoningOptions? Reasoning { get; set; }

    /// <summary>Which providers may serve.</summary>
    public ProviderPreferences? Provider { get; set; }

    /// <summary>Plugins, such as <c>{"id":"web"}</c>.</summary>
    public IList<JsonElement>? Plugins { get; set; }

    /// <summary>
    /// A stable id of your end user. Without it, a provider's policy block can hit your whole account.
    /// </summary>
    public string? User { get; set; }

    /// <summary>The session for sticky routing and for grouping in logs, at most 256 characters.</summary>
    public string? SessionId { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
