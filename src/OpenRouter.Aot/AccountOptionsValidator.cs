namespace OpenRouter.Aot;

/// <summary>Finds every mistake of what is said of accounts, which are known by the keys that name them.</summary>
internal static class AccountOptionsValidator
{
    // A pool may name thousands; some are enough to see how they are spelt.
    private const int MaxListed = 10;

    public static IEnumerable<string> FindMistakes(OpenRouterClientOptions options)
    {
        if (options.Accounts.Count == 0)
            yield break;
        HashSet<string> known = new(options.Keys.Select(key => key?.Account).OfType<string>(), StringComparer.Ordinal);
        foreach ((string label, AccountOptions? account) in options.Accounts)
        {
            if (string.IsNullOrWhiteSpace(label))
                yield return "Accounts has a blank label. Name the account as its keys do.";
            else if (!known.Contains(label))
                yield return $"Accounts names the unknown account '{label}'; {List(known)}.";
            if (account is null)
                yield return $"Account '{label}' is null. Say what holds for it, or remove it.";
            else if (account.MaxConcurrency is < 1)
                yield return $"Account '{label}' has a concurrency of {account.MaxConcurrency}. It must be at least 1; leave it out for no limit.";
        }
    }

    private static string List(HashSet<string> known) => known.Count switch
    {
        0 => "no key names an account",
        <= MaxListed => $"the keys name {string.Join(", ", known)}",
        _ => $"the keys name {string.Join(", ", known.Take(MaxListed))} and {known.Count - MaxListed} more",
    };
}
