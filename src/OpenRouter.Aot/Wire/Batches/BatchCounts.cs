namespace OpenRouter.Aot.Batches;

/// <summary>How many requests of a batch ended, and how.</summary>
[JsonModel]
public sealed partial class BatchCounts
{
    /// <summary>All of them.</summary>
    public partial long? Total { get; set; }

    /// <summary>Those that were answered well.</summary>
    public partial long? Completed { get; set; }

    /// <summary>Those that failed.</summary>
    public partial long? Failed { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
