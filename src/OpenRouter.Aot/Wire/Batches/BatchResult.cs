namespace OpenRouter.Aot.Batches;

/// <summary>What became of one request of a batch.</summary>
[JsonModel]
public sealed partial class BatchResult
{
    /// <summary>The service's own id of it.</summary>
    public partial string? Id { get; set; }

    /// <summary>The id that the caller gave the request.</summary>
    public partial string? CustomId { get; set; }

    /// <summary>What the endpoint answered; null where nothing was.</summary>
    public partial BatchResponse? Response { get; set; }

    /// <summary>Why it was not answered; null where it was.</summary>
    public partial BatchError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
