namespace OpenRouter.Aot;

/// <summary>
/// Finds out what of a pool stays in a reload: a key is the same where alias, secret, group and the account's label are. Otherwise it is a new one,
/// which takes over what is known of its secret: its health, and whose it is.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="before">The keys until now.</param>
/// <param name="accounts">The accounts.</param>
internal sealed class KeyReload(KeyRing ring, KeyMembership before, AccountGrouping accounts)
{
    private readonly Dictionary<string, KeyEntry> known = before.Entries.ToDictionary(entry => entry.Alias, StringComparer.Ordinal);
    private readonly Dictionary<string, PoolKey> knownSecrets = before.Keys
        .DistinctBy(key => key.Secret.Authorization, StringComparer.Ordinal).ToDictionary(key => key.Secret.Authorization, StringComparer.Ordinal);

    /// <summary>Makes the entries, with the keys' settings in force.</summary>
    public IReadOnlyList<KeyEntry> CreateEntries(IReadOnlyList<KeyOptions> options) =>
        [.. options.Select((key, slot) => CreateEntry(key, KeyRing.AliasOf(key, slot)))];

    private KeyEntry CreateEntry(KeyOptions options, string alias)
    {
        KeyEntry? old = known.GetValueOrDefault(alias);
        // Two secrets of an alias share its account; where one is known, that is the account.
        PoolAccount account = FindAccount(options, options.Secret) ?? FindAccount(options, options.Replacement) ?? new PoolAccount(ring, alias);
        PoolKey key = FindOrCreate(options, account, options.Secret!, old, isReplacement: false, alias);
        PoolKey? replacement = options.Replacement is { } secret
            ? FindOrCreate(options, FindAccount(options, secret) ?? account, secret, old, isReplacement: true, alias) : null;
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

        var created = new PoolKey(ring, alias, secret.Named(alias), options.Group, account);
        if ((same ?? knownSecrets.GetValueOrDefault(secret.Authorization)) is { } other)
            created.Adopt(other);
        else if (isReplacement)
            created.Breaker.BeginUnproved("a new secret that no request has tried yet");
        return created;
    }

    /// <summary>The account that the owner named, else the one that the secret has; null where the secret is new, or had a label that is gone.</summary>
    private PoolAccount? FindAccount(KeyOptions options, ApiKey? secret)
    {
        if (options.Account is { } label)
            return accounts.Labelled(label);
        return secret is not null && knownSecrets.GetValueOrDefault(secret.Authorization) is { IsAccountLabelled: false } key ? key.Account : null;
    }
}
