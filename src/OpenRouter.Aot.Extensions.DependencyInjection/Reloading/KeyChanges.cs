namespace OpenRouter.Aot.Reloading;

/// <summary>What differs between the keys of two options, by alias.</summary>
/// <param name="Added">New aliases.</param>
/// <param name="Removed">Aliases that are gone.</param>
/// <param name="Changed">Aliases with another secret, or other settings.</param>
/// <param name="HasOthers">Whether accounts' limits or the order of keys differ.</param>
internal sealed record KeyChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<string> Changed, bool HasOthers)
{
    private const int MaxNamed = 50;

    public bool IsAny => Added.Count + Removed.Count + Changed.Count > 0 || HasOthers;

    /// <summary>Compares two options.</summary>
    public static KeyChanges Find(OpenRouterClientOptions before, OpenRouterClientOptions after)
    {
        List<(string Alias, KeyOptions Key)> old = ByAlias(before), now = ByAlias(after);
        Dictionary<string, KeyOptions> known = old.ToDictionary(key => key.Alias, key => key.Key, StringComparer.Ordinal);
        var added = new List<string>();
        var changed = new List<string>();
        foreach ((string alias, KeyOptions key) in now)
        {
            if (!known.Remove(alias, out KeyOptions? was))
                added.Add(alias);
            else if (!IsSame(was, key))
                changed.Add(alias);
        }

        bool hasOthers = !old.Select(key => key.Alias).SequenceEqual(now.Select(key => key.Alias), StringComparer.Ordinal)
            || !AreSame(before.Accounts, after.Accounts);
        return new KeyChanges(added, [.. known.Keys], changed, hasOthers);
    }

    /// <summary>Names aliases for people; none as "none", and of many the first.</summary>
    public static string Name(IReadOnlyList<string> aliases) => aliases.Count switch
    {
        0 => "none",
        <= MaxNamed => string.Join(", ", aliases),
        _ => $"{string.Join(", ", aliases.Take(MaxNamed))} and {aliases.Count - MaxNamed} more",
    };

    private static List<(string Alias, KeyOptions Key)> ByAlias(OpenRouterClientOptions options)
    {
        var keys = new List<(string Alias, KeyOptions Key)>(options.Keys.Count);
        foreach (KeyOptions key in options.Keys)
            keys.Add((key.Alias is { Length: > 0 } alias ? alias : $"key-{keys.Count + 1}", key));
        return keys;
    }

    private static bool IsSame(KeyOptions left, KeyOptions right) =>
        IsSame(left.Secret, right.Secret) && IsSame(left.Replacement, right.Replacement) && left.Account == right.Account && left.Group == right.Group
        && left.Weight == right.Weight && left.Priority == right.Priority && left.MaxConcurrency == right.MaxConcurrency && left.Pace == right.Pace
        && left.ExpiresAt == right.ExpiresAt;

    private static bool IsSame(ApiKey? left, ApiKey? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.ComputeSha256() == right.ComputeSha256());

    private static bool AreSame(IDictionary<string, AccountOptions> left, IDictionary<string, AccountOptions> right) =>
        left.Count == right.Count
        && left.All(account => right.TryGetValue(account.Key, out AccountOptions? other) && account.Value.MaxConcurrency == other.MaxConcurrency);
}
