namespace OpenRouter.Aot;

/// <summary>One of the answers that were asked for; normally there is one.</summary>
[JsonModel]
public sealed partial class ChatChoice
{
    /// <summary>Its number.</summary>
    public partial int? Index { get; set; }

    /// <summary>What the model said.</summary>
    public partial ChatTurn? Message { get; set; }

    /// <summary>Why it stopped; null at times also in a finished answer.</summary>
    public partial FinishReason? FinishReason { get; set; }

    /// <summary>The provider's own reason.</summary>
    [JsonRepeats]
    public partial string? NativeFinishReason { get; set; }

    /// <summary>How likely each token was, where that was asked for.</summary>
    [JsonSeldom]
    public partial ChatLogprobs? Logprobs { get; set; }

    /// <summary>The provider's failure in the middle of the answer.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
