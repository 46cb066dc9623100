namespace OpenRouter.Aot.Messages;

/// <summary>One event of a streamed message. Which members it has depends on its <see cref="Type"/>.</summary>
[JsonModel]
public sealed partial class MessageEvent
{
    /// <summary>What it tells.</summary>
    public partial MessageEventType? Type { get; set; }

    /// <summary>Which block it is about, from 0.</summary>
    public partial int? Index { get; set; }

    /// <summary>The next piece of a block; or how the message ended.</summary>
    public partial MessageDelta? Delta { get; set; }

    /// <summary>The message that begins, without content.</summary>
    [JsonSeldom]
    public partial MessageAnswer? Message { get; set; }

    /// <summary>The block that begins.</summary>
    [JsonSeldom]
    public partial MessageBlock? ContentBlock { get; set; }

    /// <summary>What the message used so far.</summary>
    [JsonSeldom]
    public partial MessageUsage? Usage { get; set; }

    /// <summary>What went wrong.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>The id of a request that failed.</summary>
    [JsonSeldom]
    public partial string? RequestId { get; set; }

    /// <summary>What OpenRouter tells of a failure beside it.</summary>
    [JsonSeldom]
    public partial RawJson? Metadata { get; set; }

    /// <summary>How OpenRouter routed the request, where that was asked for.</summary>
    [JsonSeldom]
    public partial RoutingMetadata? OpenrouterMetadata { get; set; }

    /// <summary>How the conversation was shortened.</summary>
    [JsonSeldom]
    public partial RawJson? ContextManagement { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
