namespace OpenRouter.Aot.Messages;

/// <summary>The next piece of a block; or how a message ended.</summary>
[JsonModel]
public sealed partial class MessageDelta
{
    /// <summary>What it is; null where the message ended.</summary>
    public partial MessageDeltaType? Type { get; set; }

    /// <summary>Text.</summary>
    public partial string? Text { get; set; }

    /// <summary>A piece of a tool's input, as JSON.</summary>
    public partial string? PartialJson { get; set; }

    /// <summary>Reasoning.</summary>
    public partial string? Thinking { get; set; }

    /// <summary>The signature of the reasoning.</summary>
    [JsonSeldom]
    public partial string? Signature { get; set; }

    /// <summary>A citation.</summary>
    [JsonSeldom]
    public partial MessageCitation? Citation { get; set; }

    /// <summary>A piece of the summed-up conversation.</summary>
    [JsonSeldom]
    public partial string? Content { get; set; }

    /// <summary>The summed-up conversation, in a form that only its provider can read.</summary>
    [JsonSeldom]
    public partial string? EncryptedContent { get; set; }

    /// <summary>Why the model stopped.</summary>
    [JsonSeldom]
    public partial MessageStopReason? StopReason { get; set; }

    /// <summary>Which of the request's texts ended it.</summary>
    [JsonSeldom]
    public partial string? StopSequence { get; set; }

    /// <summary>Why the model, or its provider, refused.</summary>
    [JsonSeldom]
    public partial MessageStopDetails? StopDetails { get; set; }

    /// <summary>The container that code ran in.</summary>
    [JsonSeldom]
    public partial MessageContainer? Container { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
