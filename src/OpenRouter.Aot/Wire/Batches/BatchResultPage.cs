namespace OpenRouter.Aot.Batches;

/// <summary>The answer of <c>GET /batches/{id}/results</c>: some of a batch's results.</summary>
[JsonModel]
public sealed partial class BatchResultPage
{
    /// <summary>The results, in no order.</summary>
    public partial IReadOnlyList<BatchResult>? Data { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public partial string? NextCursor { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
