namespace OpenRouter.Aot;

/// <summary>
/// One exchange and all that it holds: key, probes, timer, connection. It is ended once, whichever way it ends, and then says what it found out of
/// key, model and service. Used again for other attempts, once it has been disposed of.
/// </summary>
/// <param name="pool">What all requests share.</param>
internal sealed class Attempt(PoolState pool) : IDisposable
{
    private Dispatch dispatch = null!;
    private AccountModelCounters counters = null!;
    private readonly HttpExchange exchange = new(pool.Time);
    private AnswerInfo info = null!;

    /// <summary>What is known of the answer; readers add to it in place, for it is large.</summary>
    public AnswerSummary Summary;

    private GateCondition? serviceProbe;
    private GateCondition? modelProbe;
    private FlowPermit permit;
    private bool isProved;
    private bool isAccepted;
    private bool isServiceProbe;
    private long reserved;
    private int hasEnded = 1;

    /// <summary>Begins with what a plan decided.</summary>
    /// <param name="of">The request.</param>
    /// <param name="step">What was decided.</param>
    /// <param name="fallbacks">The models that travel along as the server's own fallbacks.</param>
    /// <param name="left">How long the request may still take, or, of a stream, until its first content.</param>
    /// <param name="end">How long the attempt may take.</param>
    /// <param name="about">What is told of the request; it speaks of this attempt already.</param>
    /// <param name="now">The time.</param>
    /// <param name="callerToken">The caller's token.</param>
    public void Begin(Dispatch of, in PlanStep step, ModelCandidate[] fallbacks, TimeSpan left, TimeSpan end, AnswerInfo about, DateTimeOffset now, CancellationToken callerToken)
    {
        dispatch = of;
        Lease = step.Lease;
        Asked = step.Candidate!;
        Fallbacks = fallbacks;
        exchange.Start(left, end, callerToken);
        info = about;
        Began = now;
        serviceProbe = step.ServiceProbe;
        isServiceProbe = serviceProbe is not null;
        modelProbe = step.ModelProbe;
        reserved = step.Reserved;
        permit = step.Permit;
        Blamed = [];
        Answer = null;
        ErrorBody = default;
        TimeToFirstToken = default;
        // One that is left before its headers came must not tell of the attempt before.
        Summary = default;
        isProved = isAccepted = false;
        hasEnded = 0;
        counters = Asked.Health.CountersOf(Lease.Key.Account);
        Asked.Health.Begin();
        counters.Begin();
        DecisionTrail.TelemetryOf(info)?.BeginAttempt(info);
    }

    public KeyLease Lease { get; private set; }

    /// <summary>The model that was asked for.</summary>
    public ModelCandidate Asked { get; private set; } = null!;

    /// <summary>The models that travel along as the server's own fallbacks.</summary>
    public ModelCandidate[] Fallbacks { get; private set; } = [];

    /// <summary>The models that the verdict is on, where it is one on models.</summary>
    public ModelCandidate[] Blamed { get; private set; } = [];

    public DateTimeOffset Began { get; private set; }

    /// <summary>What it is made with.</summary>
    public HttpExchange Exchange => exchange;

    public AttemptTimer Timer => exchange.Timer;

    public HttpAnswer? Answer { get; private set; }

    /// <summary>The slugs of <see cref="Fallbacks"/>.</summary>
    public ReadOnlySpan<string> FallbackModels => Fallbacks.Length == 0 ? default : Array.ConvertAll(Fallbacks, static fallback => fallback.Model!);

    /// <summary>The body of a failure, without the key should it have been quoted.</summary>
    public ReadOnlyMemory<byte> ErrorBody { get; set; }

    /// <summary>When the first content came, since the attempt began.</summary>
    public TimeSpan TimeToFirstToken { get; set; }

    /// <summary>What is known before the body is read. Where the server may choose among models, only the answer can name the one.</summary>
    public AnswerSummary Start => (Answer?.Summary ?? default) with
    {
        Model = Fallbacks.Length == 0 ? Asked.Model : null,
        MustHaveContent = dispatch.MustHaveContent && Answer is { IsSuccess: true },
        IsAdministration = Answer is { Status: 401 or 403 } && EndpointPath.IsAdministration(dispatch.Path),
    };

    /// <summary>Takes the answer's headers in.</summary>
    public void Take(HttpAnswer answer)
    {
        Answer = answer;
        if (!answer.IsSuccess)
        {
            Summary = Start;
            return;
        }

        Summary = new AnswerSummary
        {
            Status = answer.Status,
            GenerationId = answer.GenerationId,
            Model = Fallbacks.Length == 0 ? Asked.Model : null,
            MustHaveContent = dispatch.MustHaveContent,
        };
        NoteAccepted();
    }

    /// <summary>The service took the attempt on, as the headers of a success say: that proves something, although it may yet be a failure in disguise.</summary>
    public void NoteAccepted()
    {
        Lease.NoteAccepted();
        isAccepted = true;
        permit.Accept(pool.Time.GetUtcNow());
        if (serviceProbe is not null)
        {
            pool.Service.NoteAnswer(isSuccess: true, serviceProbe);
            serviceProbe = null;
        }

        // A refusal comes as a status: where it did the last time, this is the end of it, and nobody has to wait for the whole answer.
        if (modelProbe is { IsDisguised: false } && Fallbacks.Length == 0 && Asked.Health.Gate.Open(modelProbe))
        {
            modelProbe = null;
            pool.Line.CallAll();
        }
    }

    /// <summary>Judges the answer and gives the key back.</summary>
    public Verdict Complete()
    {
        ref readonly AnswerSummary summary = ref Summary;
        DateTimeOffset now = pool.Time.GetUtcNow();
        var verdict = Verdict.From(summary, now);
        if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            return verdict;

        bool isAttempt = dispatch.IsAttempt && summary.Fault is not (TransportFault.Connect or TransportFault.ConnectTimeout);
        Lease.Key.Budget.Settle(reserved, summary.Cost);
        if (CorrelatedRefusals.Concerns(verdict, summary.Status))
            verdict = pool.Refusals.Complete(Lease, Asked.Health, verdict, Began, now);
        else
            Lease.Complete(verdict, isAttempt, TimeToFirstToken);

        if (summary.Error?.UserId is { Length: > 0 } user)
            pool.Ring.Identify(Lease.Key, new AccountIdentity(AccountSource.ErrorUser, user));
        ModelCandidate served = FindNamed(summary.Model);
        if (verdict.IsAccepted)
            Prove(served);
        else if (verdict.Scope == VerdictScope.Model)
            Blame(verdict, summary);
        NoteService(verdict, summary);
        NoteFlow(verdict, summary, now);
        ReturnProbes();
        permit.Return(isAccepted);

        Asked.Health.Leave();
        // A success is the model's that answered. A failure is counted for the one that was asked for: few errors name any.
        pool.Models.Prices.Learn(served.Model, summary);
        if (!verdict.IsAccepted)
            Asked.Health.CountFailure(isAttempt, summary.Cost);
        else if (served.Health.CountSuccess(TimeToFirstToken, summary.Cost))
            pool.Line.CallAll();
        counters.End(verdict, isAttempt, TimeToFirstToken);
        info.Status = Summary.Status;
        // Of a whole answer its end is the first content that is seen, a moment ago.
        pool.Decisions.Conclude(info, verdict, dispatch.IsStreamed || TimeToFirstToken == default ? Timer.Elapsed : TimeToFirstToken);
        if (isAttempt && PoolInstruments.AreWanted)
            Record(verdict);
        DecisionTrail.TelemetryOf(info)?.EndAttempt(verdict, summary);
        return verdict;
    }

    /// <summary>Whether a stream that has content is good; then what is to be found out is known, although the attempt goes on.</summary>
    public bool TryKeep()
    {
        if (!Verdict.From(Summary, pool.Time.GetUtcNow()).IsAccepted)
            return false;
        Prove(FindNamed(Summary.Model));
        pool.Service.NoteAnswer(isSuccess: true, serviceProbe);
        serviceProbe = null;
        isProved = true;
        return true;
    }

    /// <summary>Gives the key back without a verdict, unless the attempt was judged.</summary>
    /// <returns>Whether this call gave it back.</returns>
    public bool Abandon()
    {
        if (Interlocked.Exchange(ref hasEnded, 1) != 0)
            return false;
        Lease.Key.Budget.Settle(reserved, null);
        Lease.Abandon();
        ReturnProbes();
        permit.Return(isAccepted);
        Asked.Health.Leave();
        Asked.Health.CountAbandoned();
        counters.End(null, dispatch.IsAttempt, default);
        if (dispatch.IsAttempt && PoolInstruments.AreWanted)
            Record(verdict: null);
        DecisionTrail.TelemetryOf(info)?.EndAttempt(null, Summary);
        return true;
    }

    /// <summary>Ends the attempt, so that the next may begin. One that has not been judged counts as abandoned.</summary>
    public void End()
    {
        if (Abandon())
            pool.Decisions.Abandon(info, Timer.Elapsed);
        Answer = null;
        dispatch?.IsBodyHeld |= !exchange.End();
        dispatch = null!;
    }

    /// <summary>Ends the attempt, and lets go of what the next would use again.</summary>
    public void Dispose()
    {
        End();
        exchange.Dispose();
    }

    private void Record(Verdict? verdict)
    {
        PoolInstruments.Record(pool.Identity, dispatch.Options.Labels, info, verdict, Summary);
        // A good answer without a cost is free; of free models nothing was seen to be written.
        bool isUnknown = verdict is not { IsAccepted: true } && Summary is { Cost: null, Status: >= 200 and < 300, GenerationId.Length: > 0 } && !ModelBoard.IsFree(Asked.Model);
        if (isUnknown && pool.CostUnknown is { } ask && PoolInstruments.Cost.Enabled)
            ask(new UnknownCost(Lease.Key, Summary.GenerationId!, info.RequestedModel, verdict is null, dispatch.Options.Labels));
    }

    private void Prove(ModelCandidate served)
    {
        pool.Refusals.NoteSuccess(Lease.Key, served.Health, Began);
        if (modelProbe is null)
            return;

        // That the server took another model of the list says that it could not take this one.
        if (!ReferenceEquals(served, Asked))
            Asked.Health.Gate.Close(pool.Time.GetUtcNow(), null, "another model of the list answered", modelProbe);
        else if (Asked.Health.Gate.Open(modelProbe))
            pool.Line.CallAll();
        modelProbe = null;
    }

    /// <summary>
    /// Cools the model that the answer names, or, where it names none, every model that the server could have taken: until the hint. Without one a
    /// failure is only counted, and against the model that was asked for: those that travelled along are asked by themselves next.
    /// </summary>
    private void Blame(in Verdict verdict, in AnswerSummary summary)
    {
        bool isDisguised = summary.Status is >= 200 and < 300;
        Blamed = Fallbacks.Length == 0 ? [Asked]
            : summary.Model is not null ? [FindNamed(summary.Model)]
            : verdict.Until is null ? [Asked]
            : [Asked, .. Fallbacks];
        foreach (ModelCandidate one in Blamed)
            one.Health.Cool(verdict, ReferenceEquals(one, Asked) ? modelProbe : null, isDisguised, Timer.Elapsed);
    }

    private void NoteService(in Verdict verdict, in AnswerSummary summary)
    {
        if (verdict.Scope == VerdictScope.Service)
        {
            pool.Service.NoteFailure(verdict, serviceProbe);
            serviceProbe = null;
        }
        else if (!isProved && summary.Status != 0 && verdict.Scope != VerdictScope.Key)
        {
            pool.Service.NoteAnswer(verdict.IsAccepted, serviceProbe);
            serviceProbe = null;
        }
    }

    private void NoteFlow(in Verdict verdict, in AnswerSummary summary, DateTimeOffset now)
    {
        if (permit.Flow is not { } flow)
            return;
        if (verdict.IsAccepted && dispatch.IsStreamed)
            flow.NoteFirstToken(TimeToFirstToken, now);
        if (verdict is { Scope: VerdictScope.Account, Action: VerdictAction.Slow })
            permit.Prove(verdict.Until, now);
        // A probe asks on behalf of everybody whether a throttle is over: that it is not says nothing of the width.
        else if (summary.Status == 429 && modelProbe is null && verdict.Scope == VerdictScope.Model)
            permit.ThrottleModel(now);
        else if (verdict is { Scope: VerdictScope.Service, Action: VerdictAction.Slow } && !isServiceProbe)
            permit.ThrottleAddress(verdict.Until is not null, now);
        if (!isAccepted && summary.Status != 0 && verdict.Scope != VerdictScope.Service)
            permit.PassEdge(now);
        if (summary is { Status: 429, RateLimit: { } most } && summary.Reset.Until(now) is { } reset)
            flow.Pace.Learn(most, reset, now);
    }

    // What the attempt did not find out is for the next request to find out.
    private void ReturnProbes()
    {
        pool.Service.Gate.Return(serviceProbe);
        Asked.Health.Gate.Return(modelProbe);
    }

    private ModelCandidate FindNamed(string? name)
    {
        if (name is null)
            return Asked;
        foreach (ModelCandidate fallback in Fallbacks)
        {
            if (fallback.IsNamed(name))
                return fallback;
        }

        return Asked;
    }
}
