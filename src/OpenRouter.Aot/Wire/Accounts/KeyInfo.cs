using System.Text.Json;
using System.Text.Json.Serialization;

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

    /// <summary>What the key has spent, in USD.</summary>
    public decimal? Usage { get; set; }

    /// <summary>What it has spent today, in USD.</summary>
    public decimal? UsageDaily { get; set; }

    /// <summary>What it has spent this month, in USD.</summary>
    public decimal? UsageMonthly { get; set; }

    /// <summary>Whether the account has never bought credits.</summary>
    public bool? IsFreeTier { get; set; }

    /// <summary>Whether it is a management key, which cannot do inference.</summary>
    public bool? IsManagementKey { get; set; }

    /// <summary>The old name of <see cref="IsManagementKey"/>.</summary>
    public bool? IsProvisioningKey { get; set; }

    /// <summary>Who made the key: with <see cref="OrganizationId"/>, keys of one account share it.</summary>
    public string? CreatorUserId { get; set; }

    /// <summary>The organization that the key belongs to.</summary>
    public string? OrganizationId { get; set; }

    /// <summary>When the key stops working; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Members that have no property here, kept.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }
}
