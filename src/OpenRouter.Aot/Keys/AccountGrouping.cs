namespace OpenRouter.Aot;

/// <summary>
/// Puts the keys of a pool into accounts: by the owner's label, else by the most trusted identity that the service told, else each alias stands alone.
/// Keys that are in service go over one by one, and never to an account that is held less against than the one they come from.
/// </summary>
internal sealed class AccountGrouping
{
    private readonly KeyRing ring;
    private readonly PoolAccount[] accounts;
    private readonly Dictionary<AccountIdentity, PoolAccount> known = [];
    private readonly Dictionary<PoolAccount, PoolAccount> heirs = [];

    /// <param name="ring">The ring.</param>
    /// <param name="before">The keys until now.</param>
    public AccountGrouping(KeyRing ring, KeyMembership before)
    {
        this.ring = ring;
        accounts = [.. before.Keys.Select(key => key.Account).Distinct()];
        foreach (PoolAccount account in accounts)
        {
            if (account.Identity is { } identity)
                known.TryAdd(identity, account);
        }
    }

    /// <summary>The account that the owner named so.</summary>
    public PoolAccount Labelled(string label) => FindOrCreate(new AccountIdentity(AccountSource.Label, label), label);

    /// <summary>Brings the accounts of all keys without a label into line with what was learned.</summary>
    /// <param name="entries">The keys.</param>
    /// <param name="isNewName">Whether an account is known by another identity than before.</param>
    /// <returns>Whether any key changed its account.</returns>
    public bool Regroup(IReadOnlyList<KeyEntry> entries, out bool isNewName)
    {
        (KeyEntry Entry, PoolKey Key, AccountIdentity? Identity)[] keys =
        [
            .. from entry in entries
               from key in entry.Keys
               where !key.IsAccountLabelled
               // The other secret of an alias is of the same account, until it says otherwise.
               select (entry, key, key.Learned.Identity ?? entry.Keys.Select(one => one.Learned.Identity).FirstOrDefault(one => one is not null)),
        ];
        isNewName = Rename(keys);
        bool hasMoved = false;
        var alone = new Dictionary<PoolAccount, KeyEntry>();
        foreach ((KeyEntry entry, PoolKey key, AccountIdentity? identity) in keys)
        {
            PoolAccount before = key.Account;
            PoolAccount after = before;
            if (identity is not null)
                after = FindOrCreate(identity, key.Alias);
            else if (before.Identity is null && !alone.TryAdd(before, entry) && !ReferenceEquals(alone[before], entry))
                after = new PoolAccount(ring, key.Alias);
            if (ReferenceEquals(before, after))
                continue;
            after.Absorb(before);
            heirs[before] = after;
            key.Join(after);
            hasMoved = true;
        }

        return hasMoved;
    }

    /// <summary>Tells the accounts their keys and names.</summary>
    /// <param name="entries">The keys.</param>
    /// <param name="limits">The limits of labelled accounts; null leaves those as they are.</param>
    public static void Configure(IReadOnlyList<KeyEntry> entries, Func<string, AccountOptions?>? limits)
    {
        foreach (IGrouping<PoolAccount, PoolKey> keys in entries.SelectMany(entry => entry.Keys).GroupBy(key => key.Account))
        {
            PoolAccount account = keys.Key;
            string first = keys.First().Alias;
            switch (account.Source)
            {
                case AccountSource.Label when limits is not null:
                    account.Configure(account.Label, [.. keys], limits(account.Label)?.MaxConcurrency);
                    break;
                case AccountSource.Label:
                    break;
                case AccountSource.None:
                    account.Configure(first, [.. keys], null);
                    break;
                default:
                    account.Configure($"account of {first}", [.. keys], null);
                    break;
            }
        }
    }

    /// <summary>Ends the accounts that have no key any more. Not before requests have gone over to the others.</summary>
    public void RetireOthers(IReadOnlyList<KeyEntry> entries)
    {
        foreach (PoolAccount gone in accounts.Except(entries.SelectMany(entry => entry.Keys).Select(key => key.Account)))
            gone.Retire(heirs.GetValueOrDefault(gone));
    }

    /// <summary>An account all of whose keys turn out to be of one that nobody knew yet is that one, and keeps its health and its probe as they are.</summary>
    private bool Rename((KeyEntry Entry, PoolKey Key, AccountIdentity? Identity)[] keys)
    {
        bool isAny = false;
        foreach (IGrouping<PoolAccount, AccountIdentity?> account in keys.GroupBy(key => key.Key.Account, key => key.Identity))
        {
            AccountIdentity?[] told = [.. account.Distinct()];
            if (told is not [{ } identity] || identity.Equals(account.Key.Identity) || known.ContainsKey(identity))
                continue;
            if (account.Key.Identity is { } before)
                known.Remove(before);
            account.Key.Identify(identity);
            known.Add(identity, account.Key);
            isAny = true;
        }

        return isAny;
    }

    private PoolAccount FindOrCreate(AccountIdentity identity, string label)
    {
        if (!known.TryGetValue(identity, out PoolAccount? account))
            known.Add(identity, account = new PoolAccount(ring, label, identity));
        return account;
    }
}
