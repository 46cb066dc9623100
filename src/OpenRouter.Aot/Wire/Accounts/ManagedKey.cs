namespace OpenRouter.Aot.Accounts;

/// <summary>A key as its account sees it. It does not hold the secret.</summary>
[JsonModel]
public sealed partial class ManagedKey
{
    /// <summary>The key's id: the SHA-256 of its secret in hexadecimal.</summary>
    public partial string? Hash { get; set; }

    /// <summary>The masked key.</summary>
    public partial string? Label { get; set; }

    /// <summary>Its name for people.</summary>
    public partial string? Name { get; set; }

    /// <summary>Whether it is switched off.</summary>
    public partial bool? Disabled { get; set; }

    /// <summary>Its own spending limit in USD; null for no limit.</summary>
    public partial decimal? Limit { get; set; }

    /// <summary>What is left of it, in USD; null for no limit.</summary>
    public partial decimal? LimitRemaining { get; set; }

    /// <summary>When the limit starts again; null for never.</summary>
    public partial KeyLimitReset? LimitReset { get; set; }

    /// <summary>Whether what your own provider keys (BYOK) cost counts against the limit.</summary>
    public partial bool? IncludeByokInLimit { get; set; }

    /// <summary>What the key has spent, in USD.</summary>
    public partial decimal? Usage { get; set; }

    /// <summary>What it has spent today, in USD.</summary>
    public partial decimal? UsageDaily { get; set; }

    /// <summary>What it has spent this week, in USD; weeks begin on Monday.</summary>
    public partial decimal? UsageWeekly { get; set; }

    /// <summary>What it has spent this month, in USD.</summary>
    public partial decimal? UsageMonthly { get; set; }

    /// <summary>What it has spent with your own provider keys, in USD.</summary>
    public partial decimal? ByokUsage { get; set; }

    /// <summary>What it has spent with them today, in USD.</summary>
    public partial decimal? ByokUsageDaily { get; set; }

    /// <summary>What it has spent with them this week, in USD.</summary>
    public partial decimal? ByokUsageWeekly { get; set; }

    /// <summary>What it has spent with them this month, in USD.</summary>
    public partial decimal? ByokUsageMonthly { get; set; }

    /// <summary>When it was made.</summary>
    public partial DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was changed last; null for never.</summary>
    public partial DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When it stops working; null for never.</summary>
    public partial DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Who made it. It identifies a customer: keep it out of logs.</summary>
    public partial string? CreatorUserId { get; set; }

    /// <summary>The workspace that it belongs to.</summary>
    public partial string? WorkspaceId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The name, or the masked key.</summary>
    public override string ToString() => Name ?? Label ?? "";
}
