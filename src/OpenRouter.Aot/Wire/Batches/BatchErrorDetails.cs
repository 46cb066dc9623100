namespace OpenRouter.Aot.Batches;

/// <summary>An error of a batch or of one of its requests.</summary>
[JsonModel]
public sealed partial class BatchErrorDetails
{
    /// <summary>Its code: a number or a text.</summary>
    public partial RawJson? Code { get; set; }

    /// <summary>What is wrong.</summary>
    public partial string? Message { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
