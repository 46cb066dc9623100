namespace OpenRouter.Aot;

/// <summary>What was asked of a model with the keys of one account. Safe for use by several threads.</summary>
/// <param name="account">The account's label.</param>
/// <param name="flow">How much may run at once, and how fast.</param>
internal sealed class AccountModelCounters(string account, ModelFlow flow)
{
    private int inFlight;
    private long picks;
    private long succeeded;
    private long abandoned;
    private long latencyTicks;
    private FailureTally failures;

    public ModelFlow Flow => flow;

    public void Begin()
    {
        Interlocked.Increment(ref picks);
        Interlocked.Increment(ref inFlight);
    }

    /// <summary>An attempt ended.</summary>
    /// <param name="verdict">The verdict; null where the caller cancelled.</param>
    /// <param name="isAttempt">Whether the request left the client at all.</param>
    /// <param name="latency">How long a good answer took.</param>
    public void End(Verdict? verdict, bool isAttempt, TimeSpan latency)
    {
        Interlocked.Decrement(ref inFlight);
        if (verdict is not { } judged)
        {
            Interlocked.Increment(ref abandoned);
        }
        else if (isAttempt && judged.IsAccepted)
        {
            Interlocked.Increment(ref succeeded);
            Interlocked.Add(ref latencyTicks, latency.Ticks);
        }
        else if (isAttempt)
        {
            failures.Count(judged.Scope);
        }
    }

    /// <summary>Reads the counters.</summary>
    /// <param name="model">The model.</param>
    /// <param name="benchedUntil">Until when nothing goes to the model with these keys.</param>
    public AccountModelStatistics GetStatistics(string model, DateTimeOffset? benchedUntil)
    {
        long good = Interlocked.Read(ref succeeded);
        return new AccountModelStatistics(
            account, model, Interlocked.Read(ref picks), Volatile.Read(ref inFlight), GetWidth(), good, failures.Read(), Interlocked.Read(ref abandoned), benchedUntil,
            good == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Interlocked.Read(ref latencyTicks) / good));
    }

    private int GetWidth()
    {
        int ofModel = flow.Width.Limit ?? int.MaxValue, ofAccount = flow.Account.Width.Limit ?? int.MaxValue;
        return Math.Min(ofModel, ofAccount);
    }
}
