namespace OpenRouter.Aot;

/// <summary>A fragment of one answer.</summary>
[JsonModel]
public sealed partial class ChatChunkChoice
{
    /// <summary>The answer's number.</summary>
    public partial int? Index { get; set; }

    /// <summary>What is new.</summary>
    public partial ChatTurn? Delta { get; set; }

    /// <summary>Why it stopped. The service repeats it in later chunks, and some streams never send one.</summary>
    public partial FinishReason? FinishReason { get; set; }

    /// <summary>The provider's own reason.</summary>
    [JsonRepeats]
    public partial string? NativeFinishReason { get; set; }

    /// <summary>How likely each token was, where that was asked for.</summary>
    [JsonSeldom]
    public partial ChatLogprobs? Logprobs { get; set; }

    /// <summary>The provider's failure.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
