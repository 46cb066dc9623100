namespace OpenRouter.Aot;

/// <summary>
/// Finds out what of a pool stays in a reload: a key is the same where alias, secret, group and the account's label are. Otherwise it is a new one,
/// which takes over what is known of its secret: its health, and whose it is.
/// </summary>
internal sealed class KeyReload
{
    private readonly KeyRing ring;
    private readonly AccountGrouping accounts;
    private readonly Dictionary<string, KeyEntry> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PoolKey> knownSecrets = new(StringComparer.Ordinal);

    /// <param name="ring">The ring.</param>
    /// <param name="before">The keys until now.</param>
    /// <param name="accounts">The accounts.</param>
    public KeyReload(KeyRing ring, KeyMembership before, AccountGrouping accounts)
    {
        this.ring = ring;
        this.accounts = accounts;
        foreach (KeyEntry entry in before.Entries)
            known.Add(entry.Alias, entry);
        foreach (PoolKey key in before.Keys)
            knownSecrets.TryAdd(key.Secret.Authorization, key);
    }

    /// <summary>Makes the entries, with the keys' settings in force.</summary>
    public IReadOnlyList<KeyEntry> CreateEntries(IReadOnlyList<KeyOptions> options)
    {
        var entries = new KeyEntry[options.Count];
        for (int slot = 0; slot < entries.Length; slot++)
            entries[slot] = CreateEntry(options[slot], KeyRing.AliasOf(options[slot], slot));
        return entries;
    }

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

        foreach (PoolKey before in old?.Keys ?? [])
        {
            if (!ReferenceEquals(before, key) && !ReferenceEquals(before, replacement))
                removed.Add(before);
        }

        return new KeyEntry(key, replacement, options.Priority, past, removed);
    }

    private PoolKey FindOrCreate(KeyOptions options, PoolAccount account, ApiKey secret, KeyEntry? old, bool isReplacement, string alias)
    {
        PoolKey? same = Array.Find(old?.Keys ?? [], key => key.Secret.HasSameSecret(secret));
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
