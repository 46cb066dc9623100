namespace OpenRouter.Aot.Batches;

/// <summary>What all requests of a batch used and cost together.</summary>
[JsonModel]
public sealed partial class BatchUsage
{
    /// <summary>Tokens of the requests.</summary>
    public partial long? PromptTokens { get; set; }

    /// <summary>Tokens of the answers.</summary>
    public partial long? CompletionTokens { get; set; }

    /// <summary>Both.</summary>
    public partial long? TotalTokens { get; set; }

    /// <summary>What OpenRouter charged, in USD.</summary>
    public partial decimal? Cost { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
