namespace OpenRouter.Aot;

/// <summary>Finds every mistake of what is said of accounts, which are known by the keys that name them.</summary>
internal static class AccountOptionsValidator
{
    // A pool may name thousands; some are enough to see how they are spelt.
    private const int MaxListed = 10;

    public static void FindMistakes(OpenRouterClientOptions options, List<string> mistakes)
    {
        if (options.Accounts.Count == 0)
            return;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (KeyOptions? key in options.Keys)
        {
            if (key?.Account is { } named)
                known.Add(named);
        }

        foreach ((string label, AccountOptions? account) in options.Accounts)
        {
            if (string.IsNullOrWhiteSpace(label))
                mistakes.Add("Accounts has a blank label. Name the account as its keys do.");
            else if (!known.Contains(label))
                mistakes.Add($"Accounts names the unknown account '{label}'; {List([.. known])}.");
            if (account is null)
                mistakes.Add($"Account '{label}' is null. Say what holds for it, or remove it.");
            else if (account.MaxConcurrency is < 1)
                mistakes.Add($"Account '{label}' has a concurrency of {account.MaxConcurrency}. It must be at least 1; leave it out for no limit.");
        }
    }

    private static string List(string[] known) => known.Length switch
    {
        0 => "no key names an account",
        <= MaxListed => $"the keys name {string.Join(", ", known)}",
        _ => $"the keys name {string.Join(", ", known, 0, MaxListed)} and {known.Length - MaxListed} more",
    };
}
