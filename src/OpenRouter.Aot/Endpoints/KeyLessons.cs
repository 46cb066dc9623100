namespace OpenRouter.Aot;

/// <summary>What the pool learns from an answer of <c>GET /key</c>: whether the key works, what it has left, when it expires, and whose it is.</summary>
internal sealed class KeyLessons
{
    private readonly Lock gate = new();

    /// <summary>Is told whose a key is.</summary>
    public Action<PoolKey, AccountIdentity>? Identified { get; set; }

    /// <summary>Is told that the service refused a key, and when it was asked: what several keys share is not theirs.</summary>
    public Action<PoolKey, Verdict, DateTimeOffset> Refused { get; set; } = static (key, refusal, _) => key.Report(refusal, probes: null);

    /// <summary>Is told of each answer whether the service knows the key; null where it told nothing.</summary>
    public Action<PoolKey, bool?>? Answered { get; set; }

    /// <summary>Takes an answer in.</summary>
    /// <param name="watched">The key.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="wasOut">Whether the key was quarantined when it was asked about: what a request finds out meanwhile is newer than the answer.</param>
    /// <param name="mayReadmit">Whether a good answer gives a quarantined key a request.</param>
    /// <returns>Whether the key should be asked about again soon, because answer and requests contradict each other.</returns>
    public bool Take(WatchedKey watched, in KeyAnswer answer, bool wasOut, bool mayReadmit)
    {
        bool isDoubtful = false;
        if (watched.Key.Place is null)
            return false;
        if (answer.Info is { } info)
            Learn(watched, info, answer.AskedAt, mayReadmit && wasOut);
        else if (answer.Refusal is { } refusal)
            isDoubtful = Refuse(watched, refusal, answer.AskedAt, wasOut);
        Answered?.Invoke(watched.Key, answer.Info is not null ? true : answer.Refusal is not null ? false : null);
        return isDoubtful;
    }

    private void Learn(WatchedKey watched, KeyInfo info, DateTimeOffset askedAt, bool isReadmitted)
    {
        PoolKey key = watched.Key;
        lock (gate)
        {
            watched.SucceededAtRefusal = null;
            watched.Succeeded = key.GetTotals().Succeeded;
        }

        if (IdentityOf(info) is { } identity)
            Identified?.Invoke(key, identity);
        if (info.ExpiresAt is { } moment)
            key.Expiry.Set(moment);
        if (info.IsForManagement)
        {
            key.Report(new Verdict(VerdictScope.Key, VerdictAction.Quarantine, null, "a management key cannot do inference"), probes: null);
            return;
        }

        // First the one, then the other: a key that works and has nothing left stays out.
        if (isReadmitted)
            key.Breaker.Readmit();
        key.Budget.Learn(info, askedAt);
    }

    private bool Refuse(WatchedKey watched, in Verdict refusal, DateTimeOffset askedAt, bool wasOut)
    {
        PoolKey key = watched.Key;
        bool isBelieved, isDoubtful;
        lock (gate)
        {
            long succeeded = key.GetTotals().Succeeded;
            isBelieved = watched.Believes(succeeded, out isDoubtful);
            watched.Succeeded = succeeded;
        }

        if (isBelieved)
            Refused(key, refusal, askedAt);
        else if (wasOut)
            key.Breaker.Readmit();
        return isDoubtful;
    }

    private static AccountIdentity? IdentityOf(KeyInfo info) => info switch
    {
        { OrganizationId: { Length: > 0 } organization } => new AccountIdentity(AccountSource.Organization, organization),
        { CreatorUserId: { Length: > 0 } creator } => new AccountIdentity(AccountSource.Creator, creator),
        _ => null,
    };
}
