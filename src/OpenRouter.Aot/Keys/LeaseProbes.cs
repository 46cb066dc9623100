namespace OpenRouter.Aot;

/// <summary>The probes that a lease holds. Most hold none.</summary>
/// <param name="Stamp">The lease.</param>
/// <param name="Key">The key.</param>
/// <param name="OfKey">The key's own; null for none.</param>
/// <param name="Account">The account of the key when it was lent: another one may have taken the key over since.</param>
/// <param name="OfAccount">The account's; null for none.</param>
/// <param name="OfFreeModels">That of the account's quota of free models; null for none.</param>
internal sealed record LeaseProbes(
    long Stamp, PoolKey Key, KeyCondition? OfKey, PoolAccount Account, KeyCondition? OfAccount, KeyCondition? OfFreeModels)
{
    /// <summary>Takes the probe of everything that is half-open, all of them or none; false where a request may not have the key.</summary>
    /// <param name="stamp">The lease.</param>
    /// <param name="key">The key.</param>
    /// <param name="account">Its account.</param>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    /// <param name="probes">The probes; null where nothing is half-open.</param>
    public static bool TryTake(long stamp, PoolKey key, PoolAccount account, bool isFreeModel, out LeaseProbes? probes)
    {
        probes = null;
        if (key.Breaker.Condition is null && account.IsInOrder(isFreeModel))
            return true;

        // Nothing is taken in vain where that shows beforehand: the probe of an account is missed by all of its keys.
        if (!key.Breaker.Admits || !account.Admits(isFreeModel) || key.IsFull)
            return false;
        KeyCondition? ofKey = null, ofAccount = null, ofFreeModels = null;
        bool isAdmitted = TryPass(key.Breaker, ref ofKey) && TryPass(account.Breaker, ref ofAccount)
            && (!isFreeModel || TryPass(account.FreeBreaker, ref ofFreeModels));
        bool isAny = ofKey is not null || ofAccount is not null || ofFreeModels is not null;
        probes = isAny ? new LeaseProbes(stamp, key, ofKey, account, ofAccount, ofFreeModels) : null;
        if (!isAdmitted)
            probes?.Return();
        return isAdmitted;
    }

    /// <summary>The attempt got as far as only a key does that works.</summary>
    public void ProveKey()
    {
        if (OfKey is not null)
            Key.Breaker.Succeed(OfKey);
    }

    /// <summary>The attempt got as far as only an account does that is in order. What it showed of an account that lost the key since is nothing.</summary>
    public void ProveAccount()
    {
        if (!ReferenceEquals(Key.Account, Account))
            return;
        if (OfAccount is not null)
            Account.Breaker.Succeed(OfAccount);
        if (OfFreeModels is not null)
            Account.FreeBreaker.Succeed(OfFreeModels);
    }

    /// <summary>What the attempt did not decide is for the next request to find out.</summary>
    public void Return()
    {
        if (OfKey is not null)
            Key.Breaker.ReturnProbe(OfKey);
        if (OfAccount is not null)
            Account.Breaker.ReturnProbe(OfAccount);
        if (OfFreeModels is not null)
            Account.FreeBreaker.ReturnProbe(OfFreeModels);
    }

    private static bool TryPass(CircuitBreaker breaker, ref KeyCondition? probe) =>
        breaker.Condition is null || (probe = breaker.TryProbe()) is not null;
}
