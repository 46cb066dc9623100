namespace OpenRouter.Aot;

/// <summary>How likely each token of an answer was.</summary>
[JsonModel]
public sealed partial class ChatLogprobs
{
    /// <summary>Of the answer.</summary>
    public partial IReadOnlyList<TokenLogprob>? Content { get; set; }

    /// <summary>Of a refusal.</summary>
    public partial IReadOnlyList<TokenLogprob>? Refusal { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
