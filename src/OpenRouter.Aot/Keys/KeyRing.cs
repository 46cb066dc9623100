namespace OpenRouter.Aot;

/// <summary>
/// The keys of a pool and the pick among them: whoever is sick, the others share exactly. Lock-free: requests, failures, timers and a reload
/// meet only in single interlocked operations.
/// </summary>
internal sealed class KeyRing
{
    /// <summary>The most keys of a pool: 64 words of 64 bits.</summary>
    public const int MaxKeys = 4096;

    private readonly KeyRoutes ungrouped;
    private readonly RegroupingTimer regrouping;

    // Not changed once it stands here. Frozen ones cost an image 40 KB.
    private Dictionary<string, KeyRoutes> groups = new(StringComparer.Ordinal);
    private KeyMembership membership;
    private int isChanging;

    /// <param name="keys">The keys, as the validator let them pass.</param>
    /// <param name="settings">What stays over all reloads.</param>
    /// <param name="accounts">The accounts' limits.</param>
    public KeyRing(IReadOnlyList<KeyOptions> keys, KeyRingSettings settings, IDictionary<string, AccountOptions>? accounts = null)
    {
        Breaker = settings.Breaker;
        Time = settings.Time;
        Chance = settings.Chance;
        Strategy = settings.Strategy;
        SpreadsFreeModels = settings.SpreadFreeModels;
        Queue = settings.Queue;
        regrouping = new RegroupingTimer(this);
        membership = new KeyMembership(this, []);
        ungrouped = new KeyRoutes(this, membership, null);
        Reload(keys, accounts);
    }

    public BreakerOptions Breaker { get; }

    public TimeProvider Time { get; }

    public Chance Chance { get; }

    public KeyStrategy Strategy { get; }

    /// <summary>Whether free models go to the keys of all accounts, and not to those of one.</summary>
    public bool SpreadsFreeModels { get; }

    /// <summary>Who does what need not be done at once.</summary>
    public Action<IThreadPoolWorkItem> Queue { get; }

    /// <summary>
    /// Called when a quarantined key is due to be tried again, from a timer: who answers calls <see cref="CircuitBreaker.Readmit"/> where the key works.
    /// Where nobody is asked, a request of the pool is the probe.
    /// </summary>
    public Action<PoolKey>? ProbeWanted { get; set; }

    /// <summary>Called whenever a key with limits has room for one more: those who wait for one may look again.</summary>
    public Action<PoolKey>? RoomReturned { get; set; }

    /// <summary>
    /// Called when keys are due to be regrouped by what was learned of their accounts, from a timer: who answers calls <see cref="Regroup"/> at a moment
    /// at which no reload can begin. Where nobody is asked, the ring does it at once, and a reload at the same moment is refused.
    /// </summary>
    public Action? RegroupingDue { get; set; }

    /// <summary>
    /// Called when a request was told something of a key's money that the service knows better, from the request: who answers must not keep it waiting.
    /// </summary>
    public Action<PoolKey>? CheckWanted { get; set; }

    /// <summary>The aliases, in the order of the options.</summary>
    public IReadOnlyList<KeyEntry> Entries => Volatile.Read(ref membership).Entries;

    /// <summary>The alias of a key at a position of the options.</summary>
    public static string AliasOf(KeyOptions options, int slot) => options.Alias ?? $"key-{slot + 1}";

    /// <summary>The way to the keys of a group; it may be kept.</summary>
    /// <param name="group">The group that asks; null uses only keys without a group.</param>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    /// <exception cref="OpenRouterConfigurationException">No key belongs to the group.</exception>
    public KeyRoute Route(string? group, bool isFreeModel)
    {
        KeyRoutes? routes = ungrouped;
        if (group is not null && (!Volatile.Read(ref groups).TryGetValue(group, out routes) || routes.Paid.Keys.IsEmpty))
            throw new OpenRouterConfigurationException([$"No key belongs to the group '{group}'.{DescribeGroups()}"]);
        return isFreeModel ? routes.Free : routes.Paid;
    }

    /// <summary>
    /// Takes new keys, or new settings of known ones, without dropping a request: a key is known again by alias and secret. Leases that run end as
    /// usual.
    /// </summary>
    /// <param name="keys">The keys, as the validator let them pass.</param>
    /// <param name="accounts">The accounts' limits.</param>
    /// <exception cref="InvalidOperationException">Another reload, or a regrouping, is under way.</exception>
    public void Reload(IReadOnlyList<KeyOptions> keys, IDictionary<string, AccountOptions>? accounts)
    {
        if (!TryBeginChange())
            throw new InvalidOperationException("The keys are being reloaded by another call. Reload once it has returned.");
        try
        {
            KeyMembership before = membership;
            var grouping = new AccountGrouping(this, before);
            IReadOnlyList<KeyEntry> entries = new KeyReload(this, before, grouping).CreateEntries(keys);
            grouping.Regroup(entries, out _);
            AccountGrouping.Configure(entries, label => accounts?.TryGetValue(label, out AccountOptions? limits) == true ? limits : null);
            MoveTo(new KeyMembership(this, entries));
            var gone = new HashSet<PoolKey>(before.Keys);
            gone.ExceptWith(membership.Keys);
            foreach (PoolKey key in gone)
                key.Remove();
            grouping.RetireOthers(entries);
        }
        finally
        {
            EndChange();
        }

        CallForRoom();
    }

    /// <summary>
    /// Takes in who a key's account is, as the service told. Keys of the same account are put together soon, however many are identified at once. A
    /// label is never overridden, and neither is an identity that is trusted more.
    /// </summary>
    /// <param name="key">The key; one that has left the pool speaks for its secret.</param>
    /// <param name="identity">Who it is, and how that is known.</param>
    public void Identify(PoolKey key, AccountIdentity identity)
    {
        bool isTold = identity is { IsNobody: false, Source: AccountSource.Organization or AccountSource.Creator or AccountSource.ErrorUser };
        if (isTold && key.Learned.Learn(identity))
            regrouping.Want();
    }

    /// <summary>Adds the keys that a request must not use because what they have left does not cover its cost.</summary>
    /// <param name="microUsd">What the request may cost, in millionths of a dollar; 0 where nobody knows, or nothing.</param>
    /// <param name="group">The group that asks; null for the keys without one.</param>
    /// <param name="excluded">What they are added to.</param>
    public void AddShort(long microUsd, string? group, ref KeySet excluded)
    {
        if (microUsd > 0)
            Volatile.Read(ref membership).AddShort(microUsd, group, ref excluded);
    }

    /// <summary>
    /// Puts keys into the accounts that they turned out to belong to, without dropping a request. While a reload runs it does nothing: that one's end
    /// asks for it again.
    /// </summary>
    public void Regroup()
    {
        if (!TryBeginChange())
            return;
        try
        {
            IReadOnlyList<KeyEntry> entries = membership.Entries;
            var grouping = new AccountGrouping(this, membership);
            bool hasMoved = grouping.Regroup(entries, out bool isNewName);
            if (hasMoved || isNewName)
                AccountGrouping.Configure(entries, limits: null);
            if (!hasMoved)
                return;
            MoveTo(new KeyMembership(this, entries));
            grouping.RetireOthers(entries);
        }
        finally
        {
            EndChange();
        }

        CallForRoom();
    }

    /// <summary>Until when accounts are out as a whole, by name.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> GetAccountBenches()
    {
        var benches = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (KeyEntry entry in Entries)
        {
            PoolAccount account = entry.Serving.Account;
            if (account.Breaker.Condition is { IsOut: true, Until: { } until })
                benches[account.Label] = until;
        }

        return benches;
    }

    /// <summary>Ends it for good: no key serves, no timer runs, nothing changes the keys any more. Leases that run may still be given back.</summary>
    public void Close()
    {
        TryBeginChange();
        regrouping.Stop();
        foreach (PoolKey key in Volatile.Read(ref membership).Keys)
        {
            key.Remove();
            key.Account.Retire(heir: null);
        }
    }

    /// <summary>Publishes the views of all routes now; otherwise a thread of the pool does so soon after each change.</summary>
    public void Publish()
    {
        ungrouped.Publish();
        foreach ((_, KeyRoutes routes) in Volatile.Read(ref groups))
            routes.Publish();
    }

    /// <summary>Publishes the views of a group's routes.</summary>
    public void Publish(KeyGroup group)
    {
        KeyRoutes? routes = ungrouped;
        if (group.Name is null || Volatile.Read(ref groups).TryGetValue(group.Name, out routes))
            routes.Publish();
    }

    /// <summary>A timer that is not yet set. Made inside a request it would keep that request's async locals alive for ever.</summary>
    public ITimer CreateTimer(TimerCallback callback, object state)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow())
            return Time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private bool TryBeginChange()
    {
        if (Interlocked.CompareExchange(ref isChanging, 1, 0) != 0)
            return false;
        regrouping.NoteBegin();
        return true;
    }

    private void EndChange()
    {
        // With a fence: a regrouping that was turned away before it has left word, one that comes after it is let in.
        Interlocked.Exchange(ref isChanging, 0);
        regrouping.NoteEnd();
    }

    private void CallForRoom()
    {
        foreach (PoolKey key in Volatile.Read(ref membership).Keys)
            RoomReturned?.Invoke(key);
    }

    private void MoveTo(KeyMembership next)
    {
        // Every key stands in both memberships while the routes go over, so that no pick on either sees stale bits.
        for (int slot = 0; slot < next.Keys.Length; slot++)
        {
            var place = new KeyPlace(next, slot);
            next.Keys[slot].MoveTo(next.Keys[slot].Place is { } old ? old with { Other = place } : place);
        }

        MoveRoutes(next);
        Volatile.Write(ref membership, next);
        for (int slot = 0; slot < next.Keys.Length; slot++)
            next.Keys[slot].MoveTo(new KeyPlace(next, slot));
    }

    private void MoveRoutes(KeyMembership next)
    {
        ungrouped.MoveTo(next);
        var all = new Dictionary<string, KeyRoutes>(StringComparer.Ordinal);
        foreach ((string name, KeyRoutes routes) in groups)
        {
            all.Add(name, routes);
            routes.MoveTo(next);
        }

        foreach (PoolKey key in next.Keys)
        {
            if (key.Group is { } group && !all.ContainsKey(group))
                all.Add(group, new KeyRoutes(this, next, group));
        }

        Volatile.Write(ref groups, all);
    }

    private string DescribeGroups()
    {
        const int MaxListed = 20;
        var known = new List<string>();
        foreach ((string name, KeyRoutes routes) in Volatile.Read(ref groups))
        {
            if (known.Count < MaxListed && !routes.Paid.Keys.IsEmpty)
                known.Add($"'{name}'");
        }

        return known.Count == 0 ? " The pool has no groups." : $" Its groups are {string.Join(", ", known)}.";
    }
}
