using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>One of the answers that were asked for; normally there is one.</summary>
public sealed class ChatChoice
{
    /// <summary>Its number.</summary>
    public int? Index { get; set; }

    /// <summary>What the model said.</summary>
    public ChatTurn? Message { get; set; }

    /// <summary>Why it stopped; null at times also in a finished answer.</summary>
    public FinishReason? FinishReason { get; set; }

    /// <summary>The provider's own reason.</summary>
    public string? NativeFinishReason { get; set; }

    /// <summary>The provider's failure in the middle of the answer.</summary>
    public ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
