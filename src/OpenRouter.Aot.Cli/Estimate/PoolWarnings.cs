namespace OpenRouter.Aot.Cli;

/// <summary>What the keys and their accounts cannot do for a batch.</summary>
internal static class PoolWarnings
{
    // Of each account, over all free models (openrouter.ai/docs/api-reference/limits).
    private const int FreePerMinute = 20;

    /// <param name="means">What there is.</param>
    /// <param name="freeRequests">Requests for free models.</param>
    /// <param name="cost">What the batch costs.</param>
    public static IEnumerable<EstimateWarning> Find(PoolMeans means, long freeRequests, CostRange cost)
    {
        foreach (string problem in means.Problems)
            yield return new EstimateWarning("key", problem);
        if (means.IsHopeless)
            yield return new EstimateWarning("no_key", "no key can be used; openrouter-aot keys --check shows what the service says of each");
        if (freeRequests > 0 && FindQuota(means, freeRequests) is { } quota)
            yield return quota;
        if (freeRequests > (long)FreePerMinute * Math.Max(1, means.FreeAccounts))
            yield return DescribePace(means, freeRequests);
        if (means.Left is not { } left)
            yield break;
        if (cost.Low > left)
            yield return new EstimateWarning("money", $"it costs {Figures.Cost(cost.Low.Value)} or more, and {Figures.Cost(left)} is left: raise the keys' limits or buy credits");
        else if (cost.High > left)
            yield return new EstimateWarning("money_perhaps", $"it may cost up to {Figures.Cost(cost.High.Value)}, and {Figures.Cost(left)} is left");
    }

    private static EstimateWarning? FindQuota(PoolMeans means, long requests)
    {
        if (means is not { FreePerDay: { } perDay, FreeLeft: { } left })
        {
            return new EstimateWarning(
                "free_quota", $"{Figures.Count(requests, "request")} for free models; how many a day the accounts have is unknown: 50, or 1,000 where credits were ever bought", requests);
        }

        if (requests <= left)
            return null;
        string source = means.IsFreeByTheBook ? "as a rule " : "";
        string accounts = means.FreeAccounts == 1 ? "the account has" : $"the {means.FreeAccounts} accounts have";
        string end = perDay > 0 ? $"it takes {Figures.Count(DaysOf(requests, perDay, left), "day")} with today" : "it never ends";
        return new EstimateWarning(
            "free_quota", $"{Figures.Count(requests, "request")} for free models, of which {accounts} {source}{Figures.Count(perDay)} a day (UTC), {Figures.Count(left)} of them today: {end}", requests);
    }

    /// <summary>The days that it takes, with today.</summary>
    internal static long DaysOf(long requests, long perDay, long left) => 1 + ((requests - left + perDay - 1) / perDay);

    private static EstimateWarning DescribePace(PoolMeans means, long requests)
    {
        int accounts = Math.Max(1, means.FreeAccounts);
        // The first of them need not wait for a minute to pass.
        var least = TimeSpan.FromMinutes((requests - 1) / (FreePerMinute * accounts));
        string each = accounts == 1 ? "" : $" for each of {accounts} accounts";
        return new EstimateWarning("free_pace", $"free models take {FreePerMinute} requests a minute{each}: {Figures.Seconds(least)} at least, without the days' limits", requests);
    }
}
