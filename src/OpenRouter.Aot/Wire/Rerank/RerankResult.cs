namespace OpenRouter.Aot.Rerank;

/// <summary>How relevant a document is.</summary>
[JsonModel]
public sealed partial class RerankResult
{
    /// <summary>Which document of the request it is, from 0.</summary>
    public partial int? Index { get; set; }

    /// <summary>How relevant it is; more is better. Scores of different models do not compare.</summary>
    public partial double? RelevanceScore { get; set; }

    /// <summary>The document.</summary>
    public partial RerankContent? Document { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
