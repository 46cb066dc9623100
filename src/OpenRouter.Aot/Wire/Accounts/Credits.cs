namespace OpenRouter.Aot.Accounts;

/// <summary>An account's credits, in USD.</summary>
[JsonModel]
public sealed partial class Credits
{
    /// <summary>All that was ever bought.</summary>
    public partial decimal? TotalCredits { get; set; }

    /// <summary>All that was ever used.</summary>
    public partial decimal? TotalUsage { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>What is left; null where the service does not say.</summary>
    public decimal? Remaining => TotalCredits - TotalUsage;
}
