namespace OpenRouter.Aot;

/// <summary>What <c>GET /key</c> tells of a key, in old and new shapes (openrouter.ai/docs/api-reference/limits). Figures lag by about a minute.</summary>
[JsonModel]
public sealed partial class KeyInfo
{
    /// <summary>The masked key, or its name.</summary>
    public partial string? Label { get; set; }

    /// <summary>The key's own spending limit in USD; null for no limit, which does not mean that the account has money.</summary>
    public partial decimal? Limit { get; set; }

    /// <summary>What is left of it, in USD; null for no limit.</summary>
    public partial decimal? LimitRemaining { get; set; }

    /// <summary><c>daily</c>, <c>weekly</c>, <c>monthly</c>, or null for a limit that never resets. Resets happen at 00:00 UTC.</summary>
    public partial string? LimitReset { get; set; }

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

    /// <summary>Whether the account has never bought credits.</summary>
    public partial bool? IsFreeTier { get; set; }

    /// <summary>Whether it is a management key, which cannot do inference.</summary>
    public partial bool? IsManagementKey { get; set; }

    /// <summary>The old name of <see cref="IsManagementKey"/>.</summary>
    public partial bool? IsProvisioningKey { get; set; }

    /// <summary>Who made the key. It identifies a customer: keep it out of logs.</summary>
    public partial string? CreatorUserId { get; set; }

    /// <summary>The organization that the key belongs to. It identifies a customer: keep it out of logs.</summary>
    public partial string? OrganizationId { get; set; }

    /// <summary>The workspace that the key belongs to.</summary>
    public partial string? WorkspaceId { get; set; }

    /// <summary>When the key stops working; null for never.</summary>
    public partial DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The account's requests to free models today.</summary>
    public partial FreeModelRequests? FreeModelDailyRequests { get; set; }

    /// <summary>Every budget that the key's requests count against; null where the service does not say.</summary>
    public partial IReadOnlyList<SpendingBudget>? Budgets { get; set; }

    /// <summary>The one of them that binds.</summary>
    public partial SpendingBudget? EffectiveBudget { get; set; }

    /// <summary>Where requests of the key may be served, such as <c>global</c>, <c>europe</c> or <c>us</c>.</summary>
    public partial IReadOnlyList<string>? AllowedDataRegions { get; set; }

    /// <summary>A limit of old times, which says nothing.</summary>
    public partial KeyRateLimit? RateLimit { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>What is left of the key's own limit in USD, also from an old shape that tells only what was spent; null where nobody knows.</summary>
    internal decimal? Remaining => LimitRemaining ?? (LimitReset is null && Limit is { } limit && Usage is { } usage ? limit - usage : null);

    /// <summary>Whether it is a management key, by either name.</summary>
    internal bool IsForManagement => IsManagementKey == true || IsProvisioningKey == true;
}
