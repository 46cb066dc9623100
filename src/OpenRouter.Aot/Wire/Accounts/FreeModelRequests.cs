namespace OpenRouter.Aot;

/// <summary>An account's requests to free models on one UTC day. The figures lag by about a minute.</summary>
[JsonModel]
public sealed partial class FreeModelRequests
{
    /// <summary>How many there were.</summary>
    public partial long? Used { get; set; }

    /// <summary>How many there may be; for exempt accounts it is no real ceiling.</summary>
    public partial long? Limit { get; set; }

    /// <summary>How many are left.</summary>
    public partial long? Remaining { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
