namespace OpenRouter.Aot;

/// <summary>
/// Puts the keys of a pool into accounts: by the owner's label, else by the most trusted identity that the service told, else each alias stands alone.
/// Keys that are in service go over one by one, and never to an account that is held less against than the one they come from.
/// </summary>
internal sealed class AccountGrouping
{
    private readonly KeyRing ring;
    private readonly HashSet<PoolAccount> accounts = [];
    private readonly Dictionary<AccountIdentity, PoolAccount> known = [];
    private readonly Dictionary<PoolAccount, PoolAccount> heirs = [];

    /// <param name="ring">The ring.</param>
    /// <param name="before">The keys until now.</param>
    public AccountGrouping(KeyRing ring, KeyMembership before)
    {
        this.ring = ring;
        foreach (PoolKey key in before.Keys)
        {
            if (accounts.Add(key.Account) && key.Account.Identity is { } identity)
                known.TryAdd(identity, key.Account);
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
        // Read once: more may be learned while this runs.
        var members = new List<Member>();
        foreach (KeyEntry entry in entries)
        {
            foreach (PoolKey key in entry.Keys)
            {
                if (!key.IsAccountLabelled)
                    members.Add(new Member(entry, key));
            }
        }

        isNewName = Rename(members);
        bool hasMoved = false;
        var alone = new Dictionary<PoolAccount, KeyEntry>();
        foreach (Member member in members)
        {
            PoolKey key = member.Key;
            PoolAccount before = key.Account;
            PoolAccount after = before;
            if (member.Identity is { } identity)
                after = FindOrCreate(identity, key.Alias);
            else if (before.Identity is null && !alone.TryAdd(before, member.Entry) && !ReferenceEquals(alone[before], member.Entry))
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
        var accounts = new Grouping<PoolAccount, PoolKey>();
        foreach (KeyEntry entry in entries)
        {
            foreach (PoolKey key in entry.Keys)
                accounts.Add(key.Account, key);
        }

        foreach (PoolAccount account in accounts.Keys)
        {
            PoolKey[] keys = [.. accounts[account]];
            string first = keys[0].Alias;
            switch (account.Source)
            {
                case AccountSource.Label when limits is not null:
                    account.Configure(account.Label, keys, limits(account.Label)?.MaxConcurrency);
                    break;
                case AccountSource.Label:
                    break;
                case AccountSource.None:
                    account.Configure(first, keys, null);
                    break;
                default:
                    account.Configure($"account of {first}", keys, null);
                    break;
            }
        }
    }

    /// <summary>Ends the accounts that have no key any more. Not before requests have gone over to the others.</summary>
    public void RetireOthers(IReadOnlyList<KeyEntry> entries)
    {
        foreach (KeyEntry entry in entries)
        {
            foreach (PoolKey key in entry.Keys)
                accounts.Remove(key.Account);
        }

        foreach (PoolAccount gone in accounts)
            gone.Retire(heirs.GetValueOrDefault(gone));
    }

    /// <summary>An account all of whose keys turn out to be of one that nobody knew yet is that one, and keeps its health and its probe as they are.</summary>
    private bool Rename(List<Member> members)
    {
        var told = new Grouping<PoolAccount, AccountIdentity?>();
        foreach (Member member in members)
            told.Add(member.Key.Account, member.Identity);
        bool isAny = false;
        foreach (PoolAccount account in told.Keys)
        {
            if (told[account][0] is not { } identity || !told[account].TrueForAll(identity.Equals))
                continue;
            if (identity.Equals(account.Identity) || known.ContainsKey(identity))
                continue;
            if (account.Identity is { } before)
                known.Remove(before);
            account.Identify(identity);
            known.Add(identity, account);
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

    /// <summary>A key without a label, and what is known of its account.</summary>
    private sealed class Member(KeyEntry entry, PoolKey key)
    {
        public KeyEntry Entry => entry;

        public PoolKey Key => key;

        // The other secret of an alias is of the same account, until it says otherwise.
        public AccountIdentity? Identity { get; } = key.Learned.Identity ?? entry.Key.Learned.Identity ?? entry.Replacement?.Learned.Identity;
    }
}
