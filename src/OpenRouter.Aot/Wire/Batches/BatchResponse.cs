namespace OpenRouter.Aot.Batches;

/// <summary>What the endpoint answered to one request of a batch.</summary>
[JsonModel]
public sealed partial class BatchResponse
{
    /// <summary>The HTTP status that the request would have had by itself. An error may come with a 200, as it may by itself.</summary>
    public partial int? StatusCode { get; set; }

    /// <summary>The id of this answer.</summary>
    public partial string? RequestId { get; set; }

    /// <summary>The body, byte for byte as it came.</summary>
    public partial RawJson? Body { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
