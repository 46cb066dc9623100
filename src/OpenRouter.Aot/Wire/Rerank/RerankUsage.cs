namespace OpenRouter.Aot.Rerank;

/// <summary>What a reranking used and cost.</summary>
[JsonModel]
public sealed partial class RerankUsage
{
    /// <summary>All tokens.</summary>
    public partial long? TotalTokens { get; set; }

    /// <summary>What providers bill that count searches instead of tokens.</summary>
    [JsonSeldom]
    public partial long? SearchUnits { get; set; }

    /// <summary>What OpenRouter charged, in USD.</summary>
    public partial decimal? Cost { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
