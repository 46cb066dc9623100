namespace OpenRouter.Aot.Completions;

/// <summary>The answer of <c>POST /completions</c>. Everything is optional, as the service sends it.</summary>
[JsonModel]
public sealed partial class CompletionAnswer
{
    /// <summary>The generation's id, <c>gen-…</c>.</summary>
    public partial string? Id { get; set; }

    /// <summary>The kind of object.</summary>
    public partial ObjectKind? Object { get; set; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public partial long? Created { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    public partial string? Model { get; set; }

    /// <summary>The provider that ran it.</summary>
    public partial string? Provider { get; set; }

    /// <summary>The answers.</summary>
    public partial IReadOnlyList<CompletionChoice>? Choices { get; set; }

    /// <summary>What it used and cost.</summary>
    public partial ChatUsage? Usage { get; set; }

    /// <summary>The provider's own mark of its set-up.</summary>
    [JsonSeldom]
    public partial string? SystemFingerprint { get; set; }

    /// <summary>The tier that served.</summary>
    [JsonSeldom]
    public partial ServiceTier? ServiceTier { get; set; }

    /// <summary>How OpenRouter routed the request.</summary>
    [JsonSeldom]
    public partial RoutingMetadata? OpenrouterMetadata { get; set; }

    /// <summary>An error in place of an answer. The client reports it as a failure; it is here for the reader.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>The account. It identifies a customer: keep it out of logs.</summary>
    [JsonSeldom]
    public partial string? UserId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The text of the first choice; empty where it has none.</summary>
    public string Text => Choices is [{ Text: { } text }, ..] ? text : "";

    /// <summary>Why the first choice stopped.</summary>
    public FinishReason? FinishReason => Choices is [var first, ..] ? first.FinishReason : null;

    /// <summary>How the answer came about: key, account, model, attempts, wait, cost.</summary>
    public AnswerInfo Info
    {
        get => field ??= new AnswerInfo();
        internal set;
    }
}
