namespace OpenRouter.Aot;

/// <summary>One event of a streamed chat.</summary>
[JsonModel]
public sealed partial class ChatChunk
{
    /// <summary>The generation's id, <c>gen-…</c>.</summary>
    [JsonRepeats]
    public partial string? Id { get; set; }

    /// <summary>The kind of object.</summary>
    public partial ObjectKind? Object { get; set; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public partial long? Created { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    [JsonRepeats]
    public partial string? Model { get; set; }

    /// <summary>The provider that ran it.</summary>
    [JsonRepeats]
    public partial string? Provider { get; set; }

    /// <summary>The fragments; empty in some usage chunks.</summary>
    public partial IReadOnlyList<ChatChunkChoice>? Choices { get; set; }

    /// <summary>What the chat used and cost; in one of the last chunks.</summary>
    [JsonSeldom]
    public partial ChatUsage? Usage { get; set; }

    /// <summary>The provider's own mark of its set-up.</summary>
    [JsonSeldom]
    [JsonRepeats]
    public partial string? SystemFingerprint { get; set; }

    /// <summary>The tier that served.</summary>
    [JsonSeldom]
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>Pages that the answer cites, as Perplexity tells them.</summary>
    [JsonSeldom]
    public partial IReadOnlyList<string>? Citations { get; set; }

    /// <summary>How OpenRouter routed the request.</summary>
    [JsonSeldom]
    public partial RoutingMetadata? OpenrouterMetadata { get; set; }

    /// <summary>An error in the middle of the stream. The client raises it; it is here for the reader.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>The account, in some errors. It identifies a customer: keep it out of logs.</summary>
    [JsonSeldom]
    public partial string? UserId { get; set; }

    /// <summary>What OpenRouter sent to a provider, where that was asked for.</summary>
    [JsonSeldom]
    public partial RawJson? Debug { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The new text of the first choice; empty where this chunk has none.</summary>
    public string Text => Choices is [{ Delta.Content: { } content }, ..] ? content.Text : "";
}
