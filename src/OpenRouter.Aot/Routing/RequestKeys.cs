namespace OpenRouter.Aot;

/// <summary>
/// Which keys may serve one request: not those that failed it, nor those of an account that asked for a pause, nor those that may not use the model or
/// cannot pay for it. Used again for other requests. Not safe for use by several threads.
/// </summary>
/// <param name="pool">What all requests share.</param>
internal sealed class RequestKeys(PoolState pool)
{
    // How soon to look again where another request holds the only probe of a key, for nobody calls then.
    private static readonly TimeSpan ProbePoll = TimeSpan.FromMilliseconds(100);

    // How soon to look again where every key is full, should nobody call: room is given to who stands first in the line.
    private static readonly TimeSpan RoomPoll = TimeSpan.FromSeconds(1);

    private static readonly Verdict Unsent = new(VerdictScope.Service, VerdictAction.Retry, null, "nothing was sent");

    private readonly List<(PoolKey Key, string Reason)> failures = [];
    private KeySet failed;
    private FlowPermit held;
    private string? group;
    private int? maxTokens;
    private ulong session;
    private bool isBulk;
    private bool isAttempt;
    private bool awaitsMoney;

    /// <summary>Whether the request is a line of a bulk run.</summary>
    public bool IsBulk => isBulk;

    /// <summary>Whether the request keeps to an account and a key.</summary>
    public bool HasSession => session != 0;

    /// <summary>Begins with a request.</summary>
    public void Begin(Dispatch dispatch)
    {
        isBulk = dispatch.IsBulk;
        isAttempt = dispatch.IsAttempt;
        awaitsMoney = dispatch.WaitsUntil is not null;
        group = dispatch.Options.Group;
        maxTokens = dispatch.Template?.MaxTokens;
        session = dispatch.Session;
    }

    /// <summary>Forgets the request.</summary>
    public void Clear()
    {
        failed = default;
        failures.Clear();
    }

    /// <summary>The key failed this request.</summary>
    public void Fail(PoolKey key) => failed.Add(key);

    /// <summary>Room was held for the request while it waited.</summary>
    public void Hold(in FlowPermit permit) => held = permit;

    /// <summary>Gives back what was held and proved to be of no use.</summary>
    public void LetGo()
    {
        held.Cancel();
        held = default;
    }

    /// <summary>Remembers what an attempt with the key came to, for the error in which the request may end.</summary>
    public void NoteFailure(PoolKey key, string reason) => failures.Add((key, reason));

    /// <summary>What the last attempt of the request with the key came to; null where it made none.</summary>
    public string? FindFailure(PoolKey key) => failures.FindLast(one => ReferenceEquals(one.Key, key)).Reason;

    /// <summary>Whether any key is left that has not failed.</summary>
    public bool CanServe(ModelCandidate candidate) => candidate.Route.CanServe(failed);

    /// <summary>What the request may cost with a model, in millionths of a dollar; learnt from other answers meanwhile, so it is asked each time.</summary>
    public long CostOf(ModelCandidate candidate) => pool.Models.Prices.EstimateMicroUsd(candidate.Model, maxTokens);

    /// <summary>Takes a key and the room for an attempt with it, and reserves what it may cost.</summary>
    /// <param name="candidate">The model to ask for.</param>
    /// <param name="now">The time.</param>
    /// <param name="lease">The key.</param>
    /// <param name="permit">That the attempt may run.</param>
    /// <param name="reserved">What was reserved with its budget, in millionths of a dollar.</param>
    /// <param name="count">How many keys could have served.</param>
    public bool TryAcquire(ModelCandidate candidate, DateTimeOffset now, out KeyLease lease, out FlowPermit permit, out long reserved, out int count)
    {
        KeyRoute route = candidate.Route;
        KeySet excluded = GetExcluded(candidate, now);
        count = route.CountCandidates(excluded, session);
        reserved = CostOf(candidate);
        // The room comes first: a key that is taken and given back calls those who wait for one.
        while (route.Pick(excluded, session) is { } key)
        {
            if (!TryTake(candidate, key.Account, now, out permit))
            {
                foreach (PoolKey full in key.Account.Keys)
                    excluded.Add(full);
                excluded.Add(key);
                continue;
            }

            lease = key.Lend(route.IsForFreeModels);
            if (lease.IsMade)
            {
                if (TryReserve(lease, reserved))
                    return true;
                lease.Complete(Unsent, isAttempt: false);
            }

            permit.Cancel();
            excluded.Add(key);
        }

        return TryAcquireUnseen(candidate, excluded, reserved, now, out lease, out permit);
    }

    /// <summary>The keys that must not serve; a copy, for keys that may not use this model may use the next one.</summary>
    public KeySet GetExcluded(ModelCandidate candidate, DateTimeOffset now)
    {
        var excluded = new KeySet(failed);
        pool.Models.AddExcluded(candidate.Health, ref excluded);
        pool.Ring.AddShort(CostOf(candidate), group, ref excluded);
        return excluded;
    }

    /// <summary>When the first key comes back that could serve; null where none will by itself.</summary>
    /// <param name="candidate">The model to ask for.</param>
    /// <param name="now">The time.</param>
    /// <param name="deadline">The request's deadline.</param>
    /// <param name="isFull">Whether a key serves and is only full.</param>
    /// <param name="isAllowed">Whether a key may use the model, were it in order.</param>
    public DateTimeOffset? FindRecovery(ModelCandidate candidate, DateTimeOffset now, DateTimeOffset deadline, out bool isFull, out bool isAllowed)
    {
        isFull = isAllowed = false;
        var excluded = default(KeySet);
        pool.Models.AddExcluded(candidate.Health, ref excluded);
        var barred = new KeySet(failed);
        pool.Models.AddExcluded(candidate.Health, ref barred);
        DateTimeOffset? earliest = null;
        PoolAccount? only = candidate.Route.Keys.Only?.Account;
        foreach ((PoolKey key, KeyCondition? condition) in candidate.Route.GetOutages())
        {
            // A key in order, or half open, does not serve free models while they stay on another account: nobody waits for it. Who did would wait for
            // ever where the other account's only key has failed him, and nobody else asks for it.
            if (condition is null or { State: KeyState.HalfOpen } && only is not null && !ReferenceEquals(key.Account, only))
                continue;
            isAllowed |= !excluded.Contains(key);
            if (barred.Contains(key) || !ComesBack(key, condition) || key.Budget.MayCoverAt(CostOf(candidate), now) is not { } covered)
                continue;
            // A key that serves and was not to be had was full, and may have room again by now.
            DateTimeOffset? room = condition is null && isAttempt ? candidate.Health.FlowOf(key.Account).GetRecovery(isBulk, now) : null;
            DateTimeOffset back = condition?.Until ?? room ?? SoonAfter(now, condition is null ? RoomPoll : ProbePoll, deadline);
            back = back > covered ? back : covered;
            isFull |= condition is null && covered <= now;
            earliest = earliest is { } other && other < back ? other : back;
        }

        return earliest;
    }

    /// <summary>A moment to look again, where nobody knows when it will be: so the deadline does not speak against waiting until then.</summary>
    public static DateTimeOffset SoonAfter(DateTimeOffset now, TimeSpan wait, DateTimeOffset deadline)
    {
        DateTimeOffset last = deadline - TimeSpan.FromMilliseconds(1);
        return deadline - now > wait ? now + wait : last > now ? last : now;
    }

    // Of two changes at once the bits may for a moment show the earlier one: the ring asks the keys themselves before it turns a request away.
    private bool TryAcquireUnseen(
        ModelCandidate candidate, in KeySet excluded, long reserved, DateTimeOffset now, out KeyLease lease, out FlowPermit permit)
    {
        permit = default;
        if (!candidate.Route.TryAcquire(excluded, session, out lease))
            return false;
        if (TryTake(candidate, lease.Key.Account, now, out permit))
        {
            if (TryReserve(lease, reserved))
                return true;
            permit.Cancel();
        }

        lease.Complete(Unsent, isAttempt: false);
        return false;
    }

    private static bool TryReserve(in KeyLease lease, long cost)
    {
        if (lease.Key.Budget.Reserve(cost))
            return true;
        // Others have reserved what was left since it was looked at.
        lease.Key.Budget.Settle(cost, null);
        return false;
    }

    private bool TryTake(ModelCandidate candidate, PoolAccount account, DateTimeOffset now, out FlowPermit permit)
    {
        permit = default;
        if (!isAttempt)
            return true;
        ModelFlow flow = candidate.Health.FlowOf(account);
        if (!ReferenceEquals(flow, held.Flow))
            return flow.TryTake(isBulk, now, out permit);
        permit = held;
        held = default;
        return true;
    }

    // An expired key is dead for good. A quarantined one may be, and nobody waits for it but a bulk line for one that has worked: the service was
    // seen to refuse valid keys. Neither does a person wait for credits to be bought: "A 402 without the header is not a wait-and-retry case"
    // (openrouter.ai/docs, errors).
    private bool ComesBack(PoolKey key, KeyCondition? condition) => condition switch
    {
        { State: KeyState.Expired } => false,
        { State: KeyState.Quarantined } => isBulk && condition.Until is not null && key.GetTotals().Succeeded > 0,
        // A bulk run pauses for them, and then sends a single line to see whether they have come.
        { State: KeyState.Benched, AwaitsMoney: true } => awaitsMoney,
        { State: KeyState.Benched, IsGuess: true } => isBulk,
        _ => true,
    };
}
