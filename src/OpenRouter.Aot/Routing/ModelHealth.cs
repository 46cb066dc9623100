using System.Collections.Concurrent;

namespace OpenRouter.Aot;

/// <summary>The health and the counters of one model, for all keys. Safe for use by several threads.</summary>
/// <param name="model">The slug as it was asked for.</param>
/// <param name="time">The clock.</param>
/// <param name="chance">The source of jitter.</param>
/// <param name="flows">What each account can take.</param>
internal sealed class ModelHealth(string model, TimeProvider time, Chance chance, FlowBoard flows)
{
    private const int MaxAccounts = 4096;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, AccountModelCounters> accounts = new(StringComparer.Ordinal);
    private OutcomeWindow outcomes;
    private int inFlight;
    private long succeeded;
    private long failed;
    private long abandoned;
    private decimal cost;
    private TimeSpan totalTimeToFirstToken;

    public string Model => model;

    /// <summary>The way to the model: closed while it is left alone.</summary>
    public RecoveryGate Gate { get; } = new(chance, first: TimeSpan.FromSeconds(1), longest: TimeSpan.FromMinutes(1));

    /// <summary>Until when the model is left alone; null where it may be asked.</summary>
    public DateTimeOffset? CooledUntil => Gate.Condition is { } closed && closed.Until > time.GetUtcNow() ? closed.Until : null;

    /// <summary>Whether no more than two of five of its last outcomes were failures.</summary>
    public bool IsWell
    {
        get
        {
            lock (gate)
                return outcomes.IsWell;
        }
    }

    /// <summary>The counters of the model with an account's keys; accounts beyond the 4,096th are counted together.</summary>
    public AccountModelCounters CountersOf(PoolAccount account)
    {
        if (accounts.TryGetValue(account.Label, out AccountModelCounters? known))
            return known;
        string label = accounts.Count < MaxAccounts ? account.Label : ModelBoard.Others;
        var added = new AccountModelCounters(label, new ModelFlow(flows, flows.Find(account), model, ModelBoard.IsFree(model)));
        return accounts.GetOrAdd(label, added);
    }

    /// <summary>How much may run at once, and how fast, to the model with an account's keys.</summary>
    public ModelFlow FlowOf(PoolAccount account)
    {
        ModelFlow flow = CountersOf(account).Flow;
        if (!ReferenceEquals(flow.Account.Account, account))
            flow.Account.Account = account;
        return flow;
    }

    /// <summary>The model's counters by account.</summary>
    /// <param name="benches">Until when accounts are out as a whole.</param>
    public List<AccountModelStatistics> GetAccountStatistics(IReadOnlyDictionary<string, DateTimeOffset> benches)
    {
        DateTimeOffset? cooled = CooledUntil;
        var all = new List<AccountModelStatistics>();
        foreach ((string label, AccountModelCounters counters) in accounts)
        {
            DateTimeOffset? benched = benches.TryGetValue(label, out DateTimeOffset until) ? until : null;
            all.Add(counters.GetStatistics(model, benched > cooled || cooled is null ? benched : cooled));
        }

        all.Sort(static (left, right) => string.CompareOrdinal(left.Account, right.Account));
        return all;
    }

    /// <summary>An attempt that asks for the model began.</summary>
    public void Begin() => Interlocked.Increment(ref inFlight);

    /// <summary>It ended, whichever model answered it.</summary>
    public void Leave() => Interlocked.Decrement(ref inFlight);

    /// <summary>An answer of the model came.</summary>
    /// <param name="timeToFirstToken">How long its first content took.</param>
    /// <param name="price">What it cost.</param>
    /// <returns>Whether the model was left alone for failures in disguise, and is no longer: others that ran beside them were good.</returns>
    public bool CountSuccess(TimeSpan timeToFirstToken, decimal? price)
    {
        lock (gate)
        {
            outcomes.Add(isFailure: false);
            succeeded++;
            totalTimeToFirstToken += timeToFirstToken;
            cost += price ?? 0;
            // A refusal comes sooner than an answer: that one which began earlier is good says nothing of it. Here both come at the end.
            return !outcomes.IsSick && Gate.Condition is { IsDisguised: true, IsTold: false, IsProbed: false } closed && Gate.TryChange(closed, null);
        }
    }

    /// <summary>An attempt failed, whoever was to blame.</summary>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    /// <param name="price">What it cost.</param>
    public void CountFailure(bool isAttempt, decimal? price)
    {
        lock (gate)
        {
            failed += isAttempt ? 1 : 0;
            cost += price ?? 0;
        }
    }

    /// <summary>The caller cancelled an attempt, or left its stream.</summary>
    public void CountAbandoned()
    {
        lock (gate)
            abandoned++;
    }

    /// <summary>
    /// The model, or its providers, failed. It is left alone until the hint; without one a single failure only moves that request on, and the model is
    /// left alone when more than half of its last outcomes failed.
    /// </summary>
    /// <param name="verdict">The verdict, of scope model.</param>
    /// <param name="probe">The probe, where the attempt was it.</param>
    /// <param name="isDisguised">Whether the failure came under the name of a success.</param>
    /// <param name="latency">How long the failure took to come back.</param>
    public void Cool(in Verdict verdict, GateCondition? probe, bool isDisguised, TimeSpan latency)
    {
        if (!isDisguised)
            Gate.NoteRefusal(latency);
        bool isSick;
        lock (gate)
        {
            outcomes.Add(isFailure: true);
            isSick = outcomes.IsSick;
        }

        if (verdict.Until is not null || isSick || probe is not null)
            Gate.Close(time.GetUtcNow(), verdict.Until, verdict.Reason, probe, isDisguised);
    }

    public ModelStatistics GetStatistics()
    {
        GateCondition? closed = Gate.Condition;
        bool isCooled = closed is not null && closed.Until > time.GetUtcNow();
        lock (gate)
        {
            return new ModelStatistics(
                model, isCooled ? closed!.Until : null, isCooled ? closed!.Reason : null, Volatile.Read(ref inFlight), succeeded + failed + abandoned,
                succeeded, failed, abandoned, cost, succeeded == 0 ? TimeSpan.Zero : totalTimeToFirstToken / succeeded);
        }
    }
}
