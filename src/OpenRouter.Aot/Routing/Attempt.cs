namespace OpenRouter.Aot;

/// <summary>One exchange and all that it holds: key, timer, connection. It is ended once, whichever way it ends.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly Dispatch dispatch;
    private readonly TimeProvider time;
    private readonly AccountModelCounters counters;
    private readonly DecisionRecorder decisions;
    private readonly AnswerInfo info;
    private int hasEnded;

    public Attempt(
        Dispatch dispatch, KeyLease lease, string? model, ModelHealth health, AttemptTimer timer, TimeProvider time, DecisionRecorder decisions,
        AnswerInfo info)
    {
        this.decisions = decisions;
        this.info = info;
        this.dispatch = dispatch;
        this.time = time;
        Lease = lease;
        Model = model;
        Health = health;
        Timer = timer;
        counters = health.CountersOf(lease.Key.Account);
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
        Lease.Complete(verdict, isAttempt, TimeToFirstToken);
        Health.End(verdict, isAttempt, summary.Cost, TimeToFirstToken);
        counters.End(verdict, isAttempt, TimeToFirstToken);
        decisions.Conclude(info, verdict, Timer.Elapsed);
        return verdict;
    }

    /// <summary>Gives the key back without a verdict, unless the attempt was judged.</summary>
    /// <returns>Whether this call gave it back.</returns>
    public bool Abandon()
    {
        if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            return false;
        Lease.Abandon();
        Health.End(null, dispatch.IsAttempt, null, default);
        counters.End(null, dispatch.IsAttempt, default);
        return true;
    }

    /// <summary>Lets go of everything. An attempt that has not been judged counts as abandoned.</summary>
    public void Dispose()
    {
        if (Abandon())
            decisions.Abandon(info, Timer.Elapsed);
        Answer?.Dispose();
        Timer.Dispose();
    }
}
