namespace OpenRouter.Aot.Rerank;

/// <summary>A request to <c>POST /rerank</c>. What is null is not sent.</summary>
[JsonModel]
public sealed partial class RerankRequest
{
    /// <summary>The model and its fallbacks.</summary>
    public partial ModelRoute Model { get; set; }

    /// <summary>What the documents are to answer.</summary>
    public required partial string Query { get; set; }

    /// <summary>The documents to put in order: texts, and for some models images.</summary>
    public required partial IList<RerankDocument> Documents { get; set; }

    /// <summary>How many of the best to tell, at least 1; null tells all.</summary>
    public partial int? TopN { get; set; }

    /// <summary>Which providers may serve.</summary>
    public partial ProviderPreferences? Provider { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}
