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
}
