using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>What <c>GET /key</c> tells of a key, in old and new shapes (openrouter.ai/docs/api-reference/limits). Figures lag by about a minute.</summary>
public sealed class KeyInfo
{
    /// <summary>The masked key, or its name.</summary>
    public string? Label { get; set; }

    /// <summary>The key's own spending limit in USD; null for no limit, which does not mean that the account has money.</summary>
    public decimal? Limit { get; set; }

    /// <summary>What is left of it, in USD; null for no limit.</summary>
    public decimal? LimitRemaining { get; set; }

    /// <summary><c>daily</c>, <c>weekly</c>, <c>monthly</c>, or null for a limit that never resets. Resets happen at 00:00 UTC.</summary>
    public string? LimitReset { get; set; }

    /// <summary>Whether what your own provider keys (BYOK) cost counts against the limit.</summary>
    public bool? IncludeByokInLimit { get; set; }

    /// <summary>What the key has spent, in USD.</summary>
    public decimal? Usage { get; set; }

    /// <summary>What it has spent today, in USD.</summary>
    public decimal? UsageDaily { get; set; }

    /// <summary>What it has spent this week, in USD; weeks begin on Monday.</summary>
    public decimal? UsageWeekly { get; set; }

    /// <summary>What it has spent this month, in USD.</summary>
    public decimal? UsageMonthly { get; set; }

    /// <summary>What it has spent with your own provider keys, in USD.</summary>
    public decimal? ByokUsage { get; set; }

    /// <summary>What it has spent with them today, in USD.</summary>
    public decimal? ByokUsageDaily { get; set; }

    /// <summary>What it has spent with them this week, in USD.</summary>
    public decimal? ByokUsageWeekly { get; set; }

    /// <summary>What it has spent with them this month, in USD.</summary>
    public decimal? ByokUsageMonthly { get; set; }

    /// <summary>Whether the account has never bought credits.</summary>
    public bool? IsFreeTier { get; set; }

    /// <summary>Whether it is a management key, which cannot do inference.</summary>
    public bool? IsManagementKey { get; set; }

    /// <summary>The old name of <see cref="IsManagementKey"/>.</summary>
    public bool? IsProvisioningKey { get; set; }

    /// <summary>Who made the key. It identifies a customer: keep it out of logs.</summary>
    public string? CreatorUserId { get; set; }

    /// <summary>The organization that the key belongs to. It identifies a customer: keep it out of logs.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>The workspace that the key belongs to.</summary>
    public string? WorkspaceId { get; set; }

    /// <summary>When the key stops working; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The account's requests to free models today.</summary>
    public FreeModelRequests? FreeModelDailyRequests { get; set; }

    /// <summary>Every budget that the key's requests count against; null where the service does not say.</summary>
    public IReadOnlyList<SpendingBudget>? Budgets { get; set; }

    /// <summary>The one of them that binds.</summary>
    public SpendingBudget? EffectiveBudget { get; set; }

    /// <summary>Members that have no property here, and those whose value is not what it should be, as they were sent.</summary>
    public IDictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>What is left of the key's own limit in USD, also from an old shape that tells only what was spent; null where nobody knows.</summary>
    internal decimal? Remaining => LimitRemaining ?? (LimitReset is null && Limit is { } limit && Usage is { } usage ? limit - usage : null);

    /// <summary>Whether it is a management key, by either name.</summary>
    internal bool IsForManagement => IsManagementKey == true || IsProvisioningKey == true;
}
