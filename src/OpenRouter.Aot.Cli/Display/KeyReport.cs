using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>What is known of one key: from the pool, from this process, and where it was asked, from the service. Never its secret.</summary>
/// <param name="Alias">The key's alias.</param>
/// <param name="Account">Its account, in words that name no customer; null where nobody knows.</param>
/// <param name="AccountSource">How the account is known: <c>pool</c>, <c>service</c>, or null.</param>
/// <param name="Group">Its group; null without one.</param>
/// <param name="State">Whether it serves.</param>
/// <param name="Settings">What the pool says of it beside its names.</param>
/// <param name="Check">What the service said; null where it was not asked.</param>
/// <param name="ResetsAt">When the limit that binds resets; null for never, or where nobody knows.</param>
internal sealed record KeyReport(
    string Alias, string? Account, string? AccountSource, string? Group, KeyState State, KeySettings Settings, KeyCheck? Check, DateTimeOffset? ResetsAt)
{
    /// <summary>
    /// Who owns it, as the service told: its organization or its creator (openrouter.ai/docs/api-reference/limits). It identifies a customer and is not shown.
    /// </summary>
    public string? Owner => OwnerOf(Check);

    /// <summary>The key's account with its other keys, and its credits; null where the service was not asked.</summary>
    public AccountReport? Purse { get; init; }

    /// <summary>What the key may still spend, in USD: what is left of its limit, or of its account's credits; null where neither is known.</summary>
    public decimal? Spendable => new[] { Left, Purse?.Left }.Min();

    /// <summary>What is left in USD of the limit or budget that binds; null for none.</summary>
    public decimal? Left => new[] { Check?.Info?.LimitRemaining, Check?.Info?.EffectiveBudget?.RemainingUsd }.Min();

    /// <summary>How often it resets; null for never.</summary>
    public string? Reset => Check?.Info is { EffectiveBudget: { RemainingUsd: { } budget } effective } info && !(info.LimitRemaining <= budget)
        ? effective.ResetInterval
        : Check?.Info?.LimitReset;

    /// <summary>When the key expires: what the service said, or the pool where the service said nothing; null where nobody knows, or never.</summary>
    public DateTimeOffset? ExpiresAt => Check?.Info is { } info ? info.ExpiresAt : Settings.ExpiresAt;

    /// <summary>What is wrong with the key or its replacement, as far as the service told; null where nothing is.</summary>
    public string? Problem => FindProblem(Check) ?? (FindProblem(Check?.Replacement) is { } problem ? $"its replacement: {problem}" : null);

    /// <summary>Puts together what is known, in the order of the pool.</summary>
    public static IEnumerable<KeyReport> Create(OpenRouterClientOptions options, IReadOnlyList<KeyStatistics> statistics, IReadOnlyList<KeyCheck>? checks)
    {
        for (int slot = 0; slot < statistics.Count; slot++)
        {
            KeyOptions key = options.Keys[slot];
            (string? account, string? source) = key.Account is { } label ? (label, "pool")
                : DescribeOwner(statistics, checks, slot) is { } owner ? (owner, "service")
                : ((string?)null, (string?)null);
            yield return new KeyReport(
                statistics[slot].Alias, account, source, key.Group, statistics[slot].State, KeySettings.Of(key), checks?[slot], statistics[slot].LimitResetsAt);
        }
    }

    /// <summary>Writes all keys as one object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<KeyReport> reports)
    {
        json.WriteStartObject();
        json.WriteStartArray("keys");
        foreach (KeyReport report in reports)
            report.Write(json);
        json.WriteEndArray();
        AccountReport[] accounts = [.. reports.Select(report => report.Purse).OfType<AccountReport>().Distinct()];
        if (accounts.Length > 0)
            AccountReport.Write(json, accounts);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("alias", Alias);
        json.WriteText("account", Account);
        json.WriteText("account_source", AccountSource);
        json.WriteText("group", Group);
        json.WriteString("state", StateText.Of(State));
        Settings.Write(json);
        if (Check is { } check)
        {
            json.WriteAmount("limit", check.Info?.Limit);
            json.WriteAmount("limit_remaining", check.Info?.LimitRemaining);
            json.WriteText("limit_reset", check.Info?.LimitReset);
            json.WriteMoment("resets_at", ResetsAt);
            json.WriteAmount("usage", check.Info?.Usage);
            json.WriteAmount("usage_daily", check.Info?.UsageDaily);
            json.WriteAmount("usage_weekly", check.Info?.UsageWeekly);
            json.WriteAmount("usage_monthly", check.Info?.UsageMonthly);
            json.WriteAmount("byok_usage", check.Info?.ByokUsage);
            Write(json, "budget", check.Info?.EffectiveBudget);
            Write(json, "free_requests_today", check.Info?.FreeModelDailyRequests);
            json.WriteMoment("expires_at", ExpiresAt);
            json.WriteAmount("spendable", Spendable);
            json.WriteText("problem", Problem);
        }
        else if (ExpiresAt is { } expiry)
        {
            json.WriteMoment("expires_at", expiry);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, SpendingBudget? budget)
    {
        if (budget is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteText("scope", budget.Scope);
        json.WriteAmount("limit", budget.LimitUsd);
        json.WriteAmount("remaining", budget.RemainingUsd);
        json.WriteText("reset", budget.ResetInterval);
        json.WriteMoment("resets_at", budget.ResetsAt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, FreeModelRequests? requests)
    {
        if (requests is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteAmount("used", requests.Used);
        json.WriteAmount("limit", requests.Limit);
        json.WriteAmount("remaining", requests.Remaining);
        json.WriteEndObject();
    }

    private static string? FindProblem(KeyCheck? check) => check switch
    {
        null => null,
        { Error: { } error } => error,
        { Info: { IsManagementKey: true } or { IsProvisioningKey: true } } => "a management key: it cannot do inference",
        { Info.ExpiresAt: { } expiry } when expiry <= TimeProvider.System.GetUtcNow() => "it has expired",
        { Info.LimitRemaining: <= 0 } => "its limit is used up",
        { Info.EffectiveBudget: { RemainingUsd: <= 0, Scope: var scope } } => $"its budget is used up ({scope ?? "unknown"})",
        _ => null,
    };

    private static string? DescribeOwner(IReadOnlyList<KeyStatistics> statistics, IReadOnlyList<KeyCheck>? checks, int slot)
    {
        if (OwnerOf(checks?[slot]) is not { } owner)
            return null;
        int[] others = [.. Enumerable.Range(0, statistics.Count).Where(other => OwnerOf(checks![other]) == owner)];
        return others.Length > 1 ? $"that of {statistics[others[0]].Alias}" : "its own";
    }

    private static string? OwnerOf(KeyCheck? check) =>
        check?.Info is { } info && (info.OrganizationId ?? info.CreatorUserId) is { Length: > 0 } owner ? owner : null;
}
