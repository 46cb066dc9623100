using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes what the service tells of a key and its account.</summary>
internal static class KeyWriting
{
    public static void WriteKey(Utf8JsonWriter json, KeyState key, KeyReport report)
    {
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        json.WriteString("label"u8, key.Label);
        json.WriteBoolean("is_management_key"u8, key.Source.IsManagementKey);
        json.WriteBoolean("is_provisioning_key"u8, key.Source.IsManagementKey);
        WriteLimit(json, key, report);
        WriteUsage(json, report);
        json.WriteBoolean("is_free_tier"u8, report.Credits is <= 0);
        json.WriteString("creator_user_id"u8, key.Account.UserId);
        json.WriteString("organization_id"u8, key.Account.Source.OrganizationId);
        json.WriteNull("workspace_id"u8);
        if (key.Source.ExpiresAt is { } expiry) json.WriteString("expires_at"u8, expiry.UtcDateTime);
        else json.WriteNull("expires_at"u8);
        json.WriteStartObject("free_model_daily_requests"u8);
        json.WriteNumber("used"u8, report.FreeUsedToday);
        json.WriteNumber("limit"u8, report.FreeRequestsPerDay);
        json.WriteNumber("remaining"u8, report.FreeRequestsPerDay - report.FreeUsedToday);
        json.WriteEndObject();
        json.WriteStartObject("rate_limit"u8);
        json.WriteNumber("requests"u8, -1);
        json.WriteString("interval"u8, "10s"u8);
        json.WriteString("note"u8, "This field is deprecated and safe to ignore."u8);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteLimit(Utf8JsonWriter json, KeyState key, KeyReport report)
    {
        WriteAmount(json, "limit"u8, key.Source.Limit);
        json.WriteString("limit_reset"u8, key.Source.LimitReset switch
        {
            LimitReset.Daily => "daily",
            LimitReset.Weekly => "weekly",
            LimitReset.Monthly => "monthly",
            _ => null,
        });
        WriteAmount(json, "limit_remaining"u8, report.LimitRemaining);
        json.WriteBoolean("include_byok_in_limit"u8, false);
    }

    public static void WriteUsage(Utf8JsonWriter json, KeyReport report)
    {
        json.WriteNumber("usage"u8, report.Usage);
        json.WriteNumber("usage_daily"u8, report.UsageDaily);
        json.WriteNumber("usage_weekly"u8, report.UsageWeekly);
        json.WriteNumber("usage_monthly"u8, report.UsageMonthly);
        json.WriteNumber("byok_usage"u8, 0);
        json.WriteNumber("byok_usage_daily"u8, 0);
        json.WriteNumber("byok_usage_weekly"u8, 0);
        json.WriteNumber("byok_usage_monthly"u8, 0);
    }

    public static void WriteCredits(Utf8JsonWriter json, KeyReport report)
    {
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        // An account whose credits never end shows as one that has always bought what it used.
        json.WriteNumber("total_credits"u8, report.Credits ?? report.AccountUsage);
        json.WriteNumber("total_usage"u8, report.AccountUsage);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? amount)
    {
        if (amount is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
