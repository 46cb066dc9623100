using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads what <c>GET /key</c> tells. A generated reader would lose all members for one that is not what it should be.</summary>
internal static class KeyInfoReader
{
    // Far more than there are scopes: an answer is not trusted to be small.
    private const int MaxBudgets = 64;

    /// <summary>The information of a whole answer; null where it holds none.</summary>
    /// <param name="answer">The answer's root.</param>
    public static KeyInfo? Read(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.Object)
            return null;
        var info = new KeyInfo();
        foreach (JsonProperty member in data.EnumerateObject())
        {
            if (!TrySet(info, member.Name, member.Value) && member.Value.ValueKind != JsonValueKind.Null)
                (info.Extra ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[member.Name] = member.Value.Clone();
        }

        return info;
    }

    private static bool TrySet(KeyInfo info, string name, JsonElement value) => name switch
    {
        "label" => (info.Label = LenientJson.Text(value)) is not null,
        "limit" => (info.Limit = LenientJson.Amount(value)) is not null,
        "limit_remaining" => (info.LimitRemaining = LenientJson.Amount(value)) is not null,
        "limit_reset" => (info.LimitReset = LenientJson.Text(value)) is not null,
        "include_byok_in_limit" => (info.IncludeByokInLimit = LenientJson.Flag(value)) is not null,
        "usage" => (info.Usage = LenientJson.Amount(value)) is not null,
        "usage_daily" => (info.UsageDaily = LenientJson.Amount(value)) is not null,
        "usage_weekly" => (info.UsageWeekly = LenientJson.Amount(value)) is not null,
        "usage_monthly" => (info.UsageMonthly = LenientJson.Amount(value)) is not null,
        "byok_usage" => (info.ByokUsage = LenientJson.Amount(value)) is not null,
        "byok_usage_daily" => (info.ByokUsageDaily = LenientJson.Amount(value)) is not null,
        "byok_usage_weekly" => (info.ByokUsageWeekly = LenientJson.Amount(value)) is not null,
        "byok_usage_monthly" => (info.ByokUsageMonthly = LenientJson.Amount(value)) is not null,
        "is_free_tier" => (info.IsFreeTier = LenientJson.Flag(value)) is not null,
        "is_management_key" => (info.IsManagementKey = LenientJson.Flag(value)) is not null,
        "is_provisioning_key" => (info.IsProvisioningKey = LenientJson.Flag(value)) is not null,
        "creator_user_id" => (info.CreatorUserId = LenientJson.Text(value)) is not null,
        "organization_id" => (info.OrganizationId = LenientJson.Text(value)) is not null,
        "workspace_id" => (info.WorkspaceId = LenientJson.Text(value)) is not null,
        "expires_at" => (info.ExpiresAt = LenientJson.Moment(value)) is not null,
        "free_model_daily_requests" => (info.FreeModelDailyRequests = ReadRequests(value)) is not null,
        "budgets" => (info.Budgets = ReadBudgets(value)) is not null,
        "effective_budget" => (info.EffectiveBudget = ReadBudget(value)) is not null,
        _ => false,
    };

    private static FreeModelRequests? ReadRequests(JsonElement value) => value.ValueKind != JsonValueKind.Object ? null : new FreeModelRequests
    {
        Used = LenientJson.Count(Member(value, "used")),
        Limit = LenientJson.Count(Member(value, "limit")),
        Remaining = LenientJson.Count(Member(value, "remaining")),
    };

    private static SpendingBudget[]? ReadBudgets(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Take(MaxBudgets).Select(ReadBudget).OfType<SpendingBudget>()] : null;

    private static SpendingBudget? ReadBudget(JsonElement value) => value.ValueKind != JsonValueKind.Object ? null : new SpendingBudget
    {
        Scope = LenientJson.Text(Member(value, "scope")),
        LimitUsd = LenientJson.Amount(Member(value, "limit_usd")),
        SpendUsd = LenientJson.Amount(Member(value, "spend_usd")),
        RemainingUsd = LenientJson.Amount(Member(value, "remaining_usd")),
        ResetInterval = LenientJson.Text(Member(value, "reset_interval")),
        ResetsAt = LenientJson.Moment(Member(value, "resets_at")),
        IncludeByok = LenientJson.Flag(Member(value, "include_byok")),
        GuardrailId = LenientJson.Text(Member(value, "guardrail_id")),
        BudgetId = LenientJson.Text(Member(value, "budget_id")),
    };

    private static JsonElement Member(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement member) ? member : default;
}
