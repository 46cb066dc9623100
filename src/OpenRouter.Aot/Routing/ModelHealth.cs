using System.Collections.Concurrent;
using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>The health and the counters of one model, for all keys. Safe for use by several threads.</summary>
/// <param name="model">The slug as it was asked for.</param>
/// <param name="time">The clock.</param>
/// <param name="chance">The source of jitter.</param>
internal sealed class ModelHealth(string model, TimeProvider time, Chance chance)
{
    // DESIGN: without a hint a model cools when more than half of its last 20 outcomes failed, for a second and growing.
    private const int Remembered = 20;
    private const int LeastOutcomes = 5;
    private static readonly TimeSpan FirstCooldown = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestCooldown = TimeSpan.FromMinutes(1);

    private const int MaxAccounts = 4096;

    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, AccountModelCounters> accounts = new(StringComparer.Ordinal);
    private uint failures;
    private int remembered;
    private int relapses;
    private DateTimeOffset cooledUntil;
    private string reason = "";
    private int inFlight;
    private long succeeded;
    private long failed;
    private long abandoned;
    private decimal cost;
    private TimeSpan totalTimeToFirstToken;

    public string Model => model;

    /// <summary>Until when the model is left alone; null where it may be asked.</summary>
    public DateTimeOffset? CooledUntil
    {
        get
        {
            lock (gate)
                return cooledUntil > time.GetUtcNow() ? cooledUntil : null;
        }
    }

    /// <summary>The counters of the model with an account's keys; accounts beyond the 4,096th are counted together.</summary>
    public AccountModelCounters CountersOf(PoolAccount account)
    {
        if (accounts.TryGetValue(account.Label, out AccountModelCounters? known))
            return known;
        string label = accounts.Count < MaxAccounts ? account.Label : ModelBoard.Others;
        return accounts.GetOrAdd(label, static added => new AccountModelCounters(added));
    }

    /// <summary>The model's counters by account.</summary>
    /// <param name="benches">Until when accounts are out as a whole.</param>
    public IEnumerable<AccountModelStatistics> GetAccountStatistics(IReadOnlyDictionary<string, DateTimeOffset> benches)
    {
        DateTimeOffset? cooled = CooledUntil;
        foreach ((string label, AccountModelCounters counters) in accounts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            DateTimeOffset? benched = benches.TryGetValue(label, out DateTimeOffset until) ? until : null;
            yield return counters.GetStatistics(model, benched > cooled || cooled is null ? benched : cooled);
        }
    }

    public void Begin() => Interlocked.Increment(ref inFlight);

    /// <summary>An attempt ended.</summary>
    /// <param name="verdict">The verdict; null where the caller cancelled.</param>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    /// <param name="price">What it cost.</param>
    /// <param name="timeToFirstToken">How long its first content took.</param>
    public void End(Verdict? verdict, bool isAttempt, decimal? price, TimeSpan timeToFirstToken)
    {
        Interlocked.Decrement(ref inFlight);
        lock (gate)
        {
            cost += price ?? 0;
            if (verdict is not { } judged)
            {
                abandoned++;
                return;
            }

            if (judged.IsAccepted)
            {
                succeeded++;
                totalTimeToFirstToken += timeToFirstToken;
                Remember(isFailure: false);
                relapses = 0;
                return;
            }

            failed += isAttempt ? 1 : 0;
            if (judged.Scope == VerdictScope.Model)
                Cool(judged);
        }
    }

    public ModelStatistics GetStatistics()
    {
        lock (gate)
        {
            bool isCooled = cooledUntil > time.GetUtcNow();
            return new ModelStatistics(
                model, isCooled ? cooledUntil : null, isCooled ? reason : null, Volatile.Read(ref inFlight), succeeded + failed + abandoned,
                succeeded, failed, abandoned, cost, succeeded == 0 ? TimeSpan.Zero : totalTimeToFirstToken / succeeded);
        }
    }

    private void Cool(in Verdict verdict)
    {
        Remember(isFailure: true);
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset until;
        if (verdict.Until is { } hint)
        {
            until = hint;
        }
        else
        {
            bool isSick = remembered >= LeastOutcomes && BitOperations.PopCount(failures) * 2 > remembered;
            if (!isSick || cooledUntil > now)
                return;
            double seconds = FirstCooldown.TotalSeconds * Math.Pow(2, Math.Min(relapses++, 16));
            until = now + TimeSpan.FromSeconds(Math.Min(seconds, LongestCooldown.TotalSeconds) * (1 + (0.25 * chance.NextDouble())));
        }

        if (until <= cooledUntil)
            return;
        cooledUntil = until;
        reason = verdict.Reason;
    }

    private void Remember(bool isFailure)
    {
        failures = ((failures << 1) | (isFailure ? 1u : 0)) & ((1u << Remembered) - 1);
        remembered = Math.Min(remembered + 1, Remembered);
    }
}
