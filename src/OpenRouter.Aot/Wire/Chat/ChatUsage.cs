using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>What a chat used and cost. Token counts are the model's own; on a hit of the response cache they are 0.</summary>
public sealed class ChatUsage
{
    /// <summary>Tokens of the request.</summary>
    public long? PromptTokens { get; set; }

    /// <summary>Tokens of the answer, reasoning included.</summary>
    public long? CompletionTokens { get; set; }

    /// <summary>Both together.</summary>
    public long? TotalTokens { get; set; }

    /// <summary>What OpenRouter charged, in USD. With your own provider key (BYOK) this is only the fee.</summary>
    public decimal? Cost { get; set; }

    /// <summary>Whether your own provider key served.</summary>
    public bool? IsByok { get; set; }

    /// <summary>The cost in detail, as sent.</summary>
    public JsonElement? CostDetails { get; set; }

    /// <summary>The request's tokens in detail, as sent: cached, written to the cache, audio.</summary>
    public JsonElement? PromptTokensDetails { get; set; }

    /// <summary>The answer's tokens in detail, as sent: reasoning, audio, images.</summary>
    public JsonElement? CompletionTokensDetails { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
