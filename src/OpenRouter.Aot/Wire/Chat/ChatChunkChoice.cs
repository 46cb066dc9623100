using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>A fragment of one answer.</summary>
public sealed class ChatChunkChoice
{
    /// <summary>The answer's number.</summary>
    public int? Index { get; set; }

    /// <summary>What is new.</summary>
    public ChatTurn? Delta { get; set; }

    /// <summary>Why it stopped. The service repeats it in later chunks, and some streams never send one.</summary>
    public FinishReason? FinishReason { get; set; }

    /// <summary>The provider's own reason.</summary>
    public string? NativeFinishReason { get; set; }

    /// <summary>The provider's failure.</summary>
    public ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
