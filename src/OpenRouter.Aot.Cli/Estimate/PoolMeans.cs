using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary>What the keys of a group can pay, and how many free requests their accounts have.</summary>
internal sealed record PoolMeans
{
    /// <summary>Free requests a day of an account that never bought credits, and of any other (openrouter.ai/docs/api-reference/limits).</summary>
    private const long FewRequests = 50, ManyRequests = 1_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Accounts that serve free models: the first that works, or all where the pool spreads them; 0 where the service told of none.</summary>
    public int FreeAccounts { get; init; }

    /// <summary>Their free requests a day; null where nobody knows.</summary>
    public long? FreePerDay { get; init; }

    /// <summary>How many of them are left today; null where nobody knows.</summary>
    public long? FreeLeft { get; init; }

    /// <summary>Whether these two are what the service's documents say, and not what it says of the keys.</summary>
    public bool IsFreeByTheBook { get; init; }

    /// <summary>What is left to spend, in USD; null for no limit, or where nobody knows.</summary>
    public decimal? Left { get; init; }

    /// <summary>What is wrong with single keys.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether no key works.</summary>
    public bool IsHopeless { get; init; }

    /// <summary>Asks the service about each key (<c>GET /key</c>) and, where there is one account, about its credits. It costs nothing.</summary>
    public static async Task<PoolMeans> ReadAsync(OpenRouterClient client, OpenRouterClientOptions options, string? group, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            // The first round tells which keys share an account, and who is not answered by then will not be in a second.
            if (!await client.Keys.WaitForFirstCheckAsync(Longest, limit.Token))
                return Unknown;
            IReadOnlyList<KeyCheck> checks = await client.Keys.CheckAsync(limit.Token);
            KeyStatistics[] statistics = [.. client.Keys.GetStatistics()];
            KeyReport[] reports = [.. KeyReport.Create(options, statistics, checks)];
            int[] slots = [.. Enumerable.Range(0, reports.Length).Where(slot => reports[slot].Group == group)];
            int[] good = [.. slots.Where(slot => reports[slot].Problem is null)];
            IGrouping<string, KeyInfo>[] accounts = [.. good.GroupBy(slot => statistics[slot].Account, slot => reports[slot].Check!.Info!, StringComparer.Ordinal)];
            decimal? credits = accounts.Length == 1 ? await ReadCreditsAsync(client, group, accounts[0].First(), limit.Token) : null;
            return Create([.. good.Select(slot => reports[slot].Left)], accounts, credits, options.SpreadFreeModels) with
            {
                Problems = [.. slots.Where(slot => reports[slot].Problem is not null).Select(slot => $"{reports[slot].Alias}: {reports[slot].Problem}")],
                IsHopeless = good.Length == 0,
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Unknown;
        }
    }

    private static PoolMeans Unknown { get; } = new() { Problems = ["the service did not answer within ten seconds when it was asked about the keys"] };

    private static PoolMeans Create(decimal?[] limits, IGrouping<string, KeyInfo>[] accounts, decimal? credits, bool spreads)
    {
        if (accounts.Length == 0)
            return new PoolMeans();
        (long PerDay, long Left, bool IsTold)[] free = [.. accounts.Take(spreads ? accounts.Length : 1).Select(FreeRequests)];
        decimal? left = limits.All(limit => limit is not null) ? limits.Sum(limit => Math.Max(0, limit!.Value)) : null;
        return new PoolMeans
        {
            FreeAccounts = free.Length,
            FreePerDay = free.Sum(account => account.PerDay),
            FreeLeft = free.Sum(account => account.Left),
            IsFreeByTheBook = free.Any(account => !account.IsTold),
            Left = new[] { left, credits }.Min(),
        };
    }

    private static (long PerDay, long Left, bool IsTold) FreeRequests(IEnumerable<KeyInfo> keys)
    {
        foreach (KeyInfo key in keys)
        {
            if (key.FreeModelDailyRequests is { Limit: { } limit } told)
                return (limit, Math.Max(0, told.Remaining ?? (limit - (told.Used ?? 0))), true);
        }

        long most = keys.Any(key => key.IsFreeTier == true) ? FewRequests : ManyRequests;
        return (most, most, false);
    }

    // Most keys may not ask; that is no reason to doubt them.
    private static async Task<decimal?> ReadCreditsAsync(OpenRouterClient client, string? group, KeyInfo key, CancellationToken ct)
    {
        OpenRouterResult<Credits> answer = await client.Credits.TryGetAsync(new RequestOptions { Group = group }, ct);
        decimal? left = answer.IsSuccess ? answer.Value!.Remaining : null;
        // An account that is billed afterwards shows as one that has bought what it used.
        return left == 0 && key.IsFreeTier != true ? null : left;
    }
}
