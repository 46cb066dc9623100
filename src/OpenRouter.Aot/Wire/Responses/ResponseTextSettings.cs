namespace OpenRouter.Aot.Responses;

/// <summary>What the answer's text is to be.</summary>
[JsonModel]
public sealed partial class ResponseTextSettings
{
    /// <summary>Plain text, JSON, or JSON by a schema.</summary>
    public partial ResponseTextFormat? Format { get; set; }

    /// <summary>How wordy: <c>low</c>, <c>medium</c>, <c>high</c>, <c>xhigh</c> or <c>max</c>.</summary>
    public partial string? Verbosity { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
