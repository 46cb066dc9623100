namespace OpenRouter.Aot;

/// <summary>
/// Finds out what of a pool stays in a reload: a key is the same where alias, secret, account and group are. Otherwise it is a new one, which
/// takes over what is known of its secret's health.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="before">The keys until now.</param>
internal sealed class KeyReload(KeyRing ring, KeyMembership before)
{
    private readonly Dictionary<string, KeyEntry> known = before.Entries.ToDictionary(entry => entry.Alias, StringComparer.Ordinal);
    private readonly Dictionary<string, PoolKey> knownSecrets = before.Keys
        .DistinctBy(key => key.Secret.Authorization, StringComparer.Ordinal).ToDictionary(key => key.Secret.Authorization, StringComparer.Ordinal);

    private readonly Dictionary<string, PoolAccount> labelled = new(StringComparer.Ordinal);

    /// <summary>Makes the entries, with the keys' settings in force.</summary>
    public IReadOnlyList<KeyEntry> CreateEntries(IReadOnlyList<KeyOptions> options, IDictionary<string, AccountOptions>? accounts)
    {
        foreach (PoolKey key in before.Keys.Where(key => key.IsAccountLabelled))
            labelled[key.Account.Label] = key.Account;
        List<KeyEntry> entries = [.. options.Select((key, slot) => CreateEntry(key, KeyRing.AliasOf(key, slot)))];
        foreach (IGrouping<PoolAccount, PoolKey> keys in entries.SelectMany(entry => entry.Keys).GroupBy(key => key.Account))
        {
            AccountOptions? limits = null;
            if (keys.First().IsAccountLabelled)
                accounts?.TryGetValue(keys.Key.Label, out limits);
            keys.Key.Configure([.. keys], limits?.MaxConcurrency);
        }

        return entries;
    }

    private KeyEntry CreateEntry(KeyOptions options, string alias)
    {
        KeyEntry? old = known.GetValueOrDefault(alias);
        PoolAccount account = FindAccount(options, alias, old);
        PoolKey key = FindOrCreate(options, account, options.Secret!, old, isReplacement: false, alias);
        PoolKey? replacement = options.Replacement is { } secret ? FindOrCreate(options, account, secret, old, isReplacement: true, alias) : null;
        key.Configure(options, predecessor: null, replacement);
        replacement?.Configure(options, predecessor: key, replacement: null);

        KeyTotals past = old?.Past ?? default;
        List<PoolKey> removed = [];
        foreach (PoolKey gone in old?.Removed ?? [])
        {
            if (gone.InFlight > 0)
                removed.Add(gone);
            else
                past += gone.GetTotals();
        }

        removed.AddRange(old?.Keys.Except([key, replacement!]) ?? []);
        return new KeyEntry(key, replacement, options.Priority, past, removed);
    }

    private PoolKey FindOrCreate(KeyOptions options, PoolAccount account, ApiKey secret, KeyEntry? old, bool isReplacement, string alias)
    {
        PoolKey? same = old?.Keys.FirstOrDefault(key => key.Secret.HasSameSecret(secret));
        if (same is not null && ReferenceEquals(same.Account, account) && string.Equals(same.Group, options.Group, StringComparison.Ordinal))
            return same;

        var created = new PoolKey(ring, alias, secret.Named(alias), options.Group, account, options.Account is not null);
        if ((same ?? knownSecrets.GetValueOrDefault(secret.Authorization)) is { } other)
            created.Adopt(other);
        else if (isReplacement)
            created.Breaker.BeginUnproved("a new secret that no request has tried yet");
        return created;
    }

    private PoolAccount FindAccount(KeyOptions options, string alias, KeyEntry? old)
    {
        if (options.Account is not { } label)
            return old is { Key: { IsAccountLabelled: false, Account: var own } } ? own : new PoolAccount(alias);
        if (!labelled.TryGetValue(label, out PoolAccount? account))
            labelled.Add(label, account = new PoolAccount(label));
        return account;
    }
}
