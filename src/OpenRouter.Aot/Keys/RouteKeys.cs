namespace OpenRouter.Aot;

/// <summary>The keys that a route may use, of one membership. Immutable.</summary>
internal sealed class RouteKeys
{
    private readonly RouteTier[] tiers;
    private readonly bool staysOnOneAccount;

    /// <param name="ring">The ring.</param>
    /// <param name="membership">The membership.</param>
    /// <param name="group">The group; null for the keys without one.</param>
    /// <param name="isForFreeModels">Whether the models are free ones.</param>
    public RouteKeys(KeyRing ring, KeyMembership membership, string? group, bool isForFreeModels)
    {
        Membership = membership;
        IsForFreeModels = isForFreeModels;
        staysOnOneAccount = isForFreeModels && !ring.SpreadsFreeModels;
        var slots = new List<int>();
        var accounts = new Grouping<PoolAccount, int>();
        for (int slot = 0; slot < membership.Keys.Length; slot++)
        {
            PoolKey key = membership.Keys[slot];
            if (!string.Equals(key.Group, group, StringComparison.Ordinal))
                continue;
            slots.Add(slot);
            accounts.Add(key.Account, slot);
        }

        Group = slots.Count > 0 ? membership.GroupOf(slots[0]) : new KeyGroup(ring, group, roundLength: 0);
        tiers = RouteTier.Create(slots, membership.Priorities);
        Accounts =
        [
            .. accounts.Keys.ConvertAll(account =>
                new RouteAccount(account, [.. accounts[account]], RouteTier.Create(accounts[account], membership.Priorities))),
        ];
    }

    public KeyMembership Membership { get; }

    public KeyGroup Group { get; }

    public bool IsForFreeModels { get; }

    public RouteAccount[] Accounts { get; }

    public bool IsEmpty => Accounts.Length == 0;

    /// <summary>
    /// The account that free models stay on, unless the pool's owner spreads them: the first of which any key is healthy. A free quota belongs to an
    /// account, and going on with the next one's would multiply it: so one whose quota is used up keeps them until it begins anew, though its keys be
    /// out altogether. Null where requests stay on none.
    /// </summary>
    public RouteAccount? Only
    {
        get
        {
            if (!staysOnOneAccount)
                return null;
            return Array.Find(Accounts, static account => account.Account.FreeBreaker.Condition is { IsOut: true }) ?? Array.Find(Accounts, IsHealthy);
        }
    }

    /// <summary>The tiers to choose from.</summary>
    public RouteTier[] Tiers => Only?.Tiers ?? tiers;

    private bool IsHealthy(RouteAccount account)
    {
        foreach (RouteTier tier in account.Tiers)
        {
            foreach ((int index, ulong mask) in tier.Words)
            {
                if ((Membership.Healthy(index) & mask) != 0)
                    return true;
            }
        }

        return false;
    }
}
