namespace OpenRouter.Aot;

/// <summary>One exchange and all that it holds: key, timer, connection. It is ended once, whichever way it ends.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly Dispatch dispatch;
    private readonly TimeProvider time;
    private readonly AccountModelCounters counters;
    private readonly ModelPrices prices;
    private readonly long reserved;
    private int hasEnded;

    public Attempt(Dispatch dispatch, in PlanStep step, ModelHealth health, ModelPrices prices, AttemptTimer timer, TimeProvider time)
    {
        this.dispatch = dispatch;
        this.time = time;
        this.prices = prices;
        reserved = step.Reserved;
        Lease = step.Lease;
        Model = step.Model;
        Health = health;
        Timer = timer;
        counters = health.CountersOf(step.Lease.Key.Account);
        health.Begin();
        counters.Begin();
    }

    public KeyLease Lease { get; }

    public string? Model { get; }

    public ModelHealth Health { get; }

    public AttemptTimer Timer { get; }

    public HttpAnswer? Answer { get; set; }

    /// <summary>The body of a failure, without the key should it have been quoted.</summary>
    public ReadOnlyMemory<byte> ErrorBody { get; set; }

    /// <summary>When the first content came, since the attempt began.</summary>
    public TimeSpan TimeToFirstToken { get; set; }

    /// <summary>What is known before the body is read.</summary>
    public AnswerSummary Start => (Answer?.Summary ?? default) with
    {
        Model = Model,
        MustHaveContent = dispatch.MustHaveContent && Answer is { IsSuccess: true },
    };

    /// <summary>Judges the answer and gives the key back.</summary>
    public Verdict Complete(in AnswerSummary summary)
    {
        Verdict verdict = Verdict.From(summary, time.GetUtcNow());
        if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            return verdict;
        bool isAttempt = dispatch.IsAttempt && summary.Fault != TransportFault.Connect;
        prices.Learn(Model, summary);
        Lease.Key.Budget.Settle(reserved, summary.Cost);
        Lease.Complete(verdict, isAttempt, TimeToFirstToken);
        Health.End(verdict, isAttempt, summary.Cost, TimeToFirstToken);
        counters.End(verdict, isAttempt, TimeToFirstToken);
        return verdict;
    }

    /// <summary>Gives the key back without a verdict, unless the attempt was judged.</summary>
    public void Abandon()
    {
        if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            return;
        Lease.Key.Budget.Settle(reserved, null);
        Lease.Abandon();
        Health.End(null, dispatch.IsAttempt, null, default);
        counters.End(null, dispatch.IsAttempt, default);
    }

    /// <summary>Lets go of everything. An attempt that has not been judged counts as abandoned.</summary>
    public void Dispose()
    {
        Abandon();
        Answer?.Dispose();
        Timer.Dispose();
    }
}
