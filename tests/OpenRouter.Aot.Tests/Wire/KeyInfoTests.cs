using System.Text;
using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Tests.Recordings;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>What <c>GET /key</c> tells, in every shape that it has had, and in some that it must not have.</summary>
public class KeyInfoTests
{
    [Fact]
    public void The_whole_of_the_new_shape_is_read()
    {
        KeyInfo info = Read("""
            {"data":{"label":"sk-or-v1-abc...xyz","limit":20,"limit_remaining":3.5,"limit_reset":"daily","include_byok_in_limit":true,"usage":100.25,
            "usage_daily":16.5,"usage_weekly":40,"usage_monthly":90,"byok_usage":1,"byok_usage_daily":0.1,"byok_usage_weekly":0.2,"byok_usage_monthly":0.3,
            "is_free_tier":false,"is_management_key":false,"is_provisioning_key":false,"creator_user_id":"user_1","organization_id":"org_1","workspace_id":"ws_1",
            "expires_at":"2027-12-31T23:59:59Z","free_model_daily_requests":{"used":3,"limit":1000,"remaining":997},"allowed_data_regions":["us"],
            "budgets":[{"scope":"member","limit_usd":5,"spend_usd":4.5,"remaining_usd":0.5,"reset_interval":"weekly","resets_at":"2026-11-23T00:00:00Z","include_byok":false,"guardrail_id":"g","budget_id":"b"}],
            "effective_budget":{"scope":"member","remaining_usd":"0.5"},"rate_limit":{"requests":-1,"interval":"10s"}}}
            """);

        Assert.Equal((20m, 3.5m, "daily", true), (info.Limit, info.LimitRemaining, info.LimitReset, info.IncludeByokInLimit));
        Assert.Equal((100.25m, 16.5m, 40m, 90m), (info.Usage, info.UsageDaily, info.UsageWeekly, info.UsageMonthly));
        Assert.Equal((1m, 0.1m, 0.2m, 0.3m), (info.ByokUsage, info.ByokUsageDaily, info.ByokUsageWeekly, info.ByokUsageMonthly));
        Assert.Equal(("user_1", "org_1", "ws_1"), (info.CreatorUserId, info.OrganizationId, info.WorkspaceId));
        Assert.Equal(new DateTimeOffset(2027, 12, 31, 23, 59, 59, TimeSpan.Zero), info.ExpiresAt);
        Assert.Equal((3, 1000, 997), (info.FreeModelDailyRequests!.Used, info.FreeModelDailyRequests.Limit, info.FreeModelDailyRequests.Remaining));
        SpendingBudget budget = Assert.Single(info.Budgets!);
        Assert.Equal(("member", 5m, 4.5m, 0.5m, "weekly"), (budget.Scope, budget.LimitUsd, budget.SpendUsd, budget.RemainingUsd, budget.ResetInterval));
        Assert.Equal((new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero), false, "g", "b"), (budget.ResetsAt, budget.IncludeByok, budget.GuardrailId, budget.BudgetId));
        Assert.Equal(0.5m, info.EffectiveBudget!.RemainingUsd);
        Assert.Equal(["us"], info.AllowedDataRegions!);
        Assert.Equal((-1, "10s"), (info.RateLimit!.Requests, info.RateLimit.Interval));
        Assert.Null(info.Extra);
        Assert.False(info.IsForManagement);
    }

    [Fact]
    public void The_old_shape_tells_what_is_left_by_what_was_spent()
    {
        KeyInfo info = Read("""{"data":{"label":"old","usage":1.5,"limit":4,"is_free_tier":true,"rate_limit":{"requests":10,"interval":"10s"}}}""");
        Assert.Equal((null, 2.5m), (info.LimitRemaining, info.Remaining));
        Assert.Null(Read("""{"data":{"usage":1.5,"limit":null}}""").Remaining);
        Assert.True(Read("""{"data":{"is_provisioning_key":true}}""").IsForManagement);
    }

    [Fact]
    public void No_member_that_is_not_what_it_should_be_loses_another()
    {
        string[] names =
        [
            "label", "limit", "limit_remaining", "limit_reset", "include_byok_in_limit", "usage", "usage_daily", "usage_weekly", "usage_monthly", "byok_usage",
            "byok_usage_daily", "byok_usage_weekly", "byok_usage_monthly", "is_free_tier", "is_management_key", "is_provisioning_key", "creator_user_id",
            "organization_id", "workspace_id", "expires_at", "free_model_daily_requests", "budgets", "effective_budget", "allowed_data_regions", "rate_limit",
        ];
        foreach (string wrong in (string[])["[[]]", "{\"a\":{}}", "1e400", "\"nonsense\"", "true", "null", "\"\\ud83d\"", "-1", "123456789012345678901234567890123"])
        {
            foreach (string name in names)
            {
                KeyInfo info = Read($$"""{"data":{"{{name}}":{{wrong}},"future":7} }""");
                Assert.Equal("7", info.Extra!["future"]?.ToString());
            }

            KeyInfo all = Read($$"""{"data":{ {{string.Join(',', names.Select(name => $"\"{name}\":{wrong}"))}},"usage_daily":0.25} }""");
            Assert.Equal(0.25m, all.UsageDaily);
        }

        KeyInfo odd = Read("""{"data":{"limit":{},"limit_remaining":"2.5","budgets":[7,null,{"remaining_usd":[]}],"expires_at":1798761599}}""");
        Assert.Equal((null, 2.5m, null), (odd.Limit, odd.LimitRemaining, odd.ExpiresAt));
        Assert.Contains("limit", odd.Extra!.Select(member => member.Key));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[]}""")]
    public void An_answer_without_data_tells_nothing(string body)
    {
        Assert.Null(Answer(body)?.Data);
    }

    [Fact]
    public void Recorded_answers_are_read()
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        KeyInfo[] infos = [.. Recording.LoadAll(RepositoryFolder.Recordings!).Where(one => one.Kind == "key").Select(one => Read(System.Text.Encoding.UTF8.GetString(one.ResponseBody)))];
        Assert.Equal(2, infos.Length);
        Assert.Contains(infos, info => (info.Limit, info.LimitRemaining, info.LimitReset, info.Usage) == (300, 73.49m, null, 226.51m));
        Assert.Contains(infos, info => (info.LimitReset, info.CreatorUserId, info.ByokUsage) == ("monthly", "user_1", 17.38m));
    }

    [Theory]
    [InlineData("daily", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z")]
    [InlineData("weekly", "2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z")]
    [InlineData("Monthly", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z")]
    [InlineData("yearly", null, null)]
    [InlineData(null, null, null)]
    public void Limits_reset_at_midnight_of_days_Mondays_and_firsts(string? interval, string? begin, string? end)
    {
        // A Sunday, by another clock than that of UTC.
        var now = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal((Moment(begin), Moment(end)), (LimitPeriod.Begin(interval, now.ToOffset(TimeSpan.FromHours(9))), LimitPeriod.End(interval, now)));
        if (Moment(end) is { } reset)
            Assert.Equal(reset, LimitPeriod.Begin(interval, reset));

        static DateTimeOffset? Moment(string? text) => text is null ? null : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static KeyInfo Read(string body) => Answer(body)!.Data!;

    private static KeyInfoAnswer? Answer(string body)
    {
        try
        {
            return OpenRouterJson.Parse<KeyInfoAnswer>(Encoding.UTF8.GetBytes(body));
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
