namespace OpenRouter.Aot.Simulation;

/// <summary>
/// Carries one request through the library's pool, step by step as its dispatcher does, with events in the place of tasks. Used again for other
/// requests.
/// </summary>
/// <param name="client">The pool.</param>
internal sealed class PooledRequest : VirtualEvent, IExchangeOwner
{
    private readonly PoolClient client;
    private readonly PoolState pool;
    private readonly RequestRun run;
    private readonly Exchange exchange;
    private readonly List<int> asked = [];
    private SimulatedRequest request = null!;
    private Dispatch dispatch = null!;
    private AnswerInfo info = null!;
    private Place? place;
    private FlowPermit held;
    private DateTimeOffset waitedSince;
    private long current;

    public PooledRequest(PoolClient client)
    {
        this.client = client;
        pool = client.Pool;
        run = new RequestRun(pool);
        exchange = new Exchange(client.Run.Service, this);
    }

    private VirtualClock Clock => client.Run.Clock;

    public void Begin(SimulatedRequest simulated, Dispatch dispatched)
    {
        request = simulated;
        dispatch = dispatched;
        run.Plan.Begin(dispatch, Clock.Now);
        info = pool.Decisions.Begin();
        Continue();
    }

    public override void Happen(long stamp)
    {
        if (stamp != current)
            return;
        if (place is { } mine)
        {
            // Its alarm: it calls whoever stands first, and rings again later unless that was itself.
            pool.Line.Ring(mine);
            if (mine.IsIn)
                Clock.Schedule(this, mine.Alarm, ++current);
            return;
        }

        info.Waited += Clock.Now - waitedSince;
        run.Plan.Keys.Hold(held);
        held = default;
        Continue();
    }

    public void OnHeaders(Exchange exchange) => run.Attempt.NoteAccepted();

    public void OnEnd(Exchange exchange)
    {
        Attempt attempt = run.Attempt;
        request.InAttempts += exchange.Duration;
        attempt.TimeToFirstToken = exchange.Headers;
        attempt.Summary = exchange.Summary;
        if (attempt.Summary.Model is null && attempt.Fallbacks.Length == 0)
            attempt.Summary = attempt.Summary with { Model = attempt.Asked.Model };
        Verdict verdict = attempt.Complete();
        if (!verdict.IsAccepted)
            run.Plan.Report(attempt, verdict, Clock.Now);
        attempt.End();
        if (verdict.IsAccepted)
            End(exchange.IsSuccess);
        else
            Continue();
    }

    private void Continue()
    {
        while (true)
        {
            DateTimeOffset now = Clock.Now;
            PlanStep step = run.Plan.Next(now);
            switch (step.What)
            {
                case PlanStep.Kind.GiveUp:
                    End(isSuccess: false);
                    return;
                case PlanStep.Kind.Attempt:
                    Attempt(step, now);
                    return;
                case PlanStep.Kind.Pause:
                    waitedSince = now;
                    Clock.Schedule(this, step.Until, ++current);
                    return;
                case PlanStep.Kind.Wait:
                    if (Wait(step, now))
                        return;
                    break;
            }
        }
    }

    private void Attempt(in PlanStep step, DateTimeOffset now)
    {
        request.Attempts++;
        DecisionRecorder.Choose(info, step.Lease.Key, step.Candidate!.Model, step.Candidates, DecisionReason.Turn, step.Candidate.Unreadable.Length, now);
        TimeSpan left = run.Plan.Deadline - now, longest = client.Transport.AttemptTimeout;
        TimeSpan limit = left < longest ? left : longest;
        ModelCandidate[] fallbacks = run.Plan.GetServerFallbacks(step.Candidate, now);
        run.Attempt.Begin(dispatch, step, fallbacks, left, longest, info, now, CancellationToken.None);

        asked.Clear();
        asked.Add(client.PlaceOf(step.Candidate));
        foreach (ModelCandidate fallback in fallbacks)
            asked.Add(client.PlaceOf(fallback));
        client.Run.Service.Send(
            exchange, request.Number, request.Attempts, client.PlaceOf(step.Lease.Key), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(asked), limit);
    }

    /// <summary>Takes a place in the line.</summary>
    /// <returns>False where the line is full.</returns>
    private bool Wait(in PlanStep step, DateTimeOffset now)
    {
        var mine = new Place(this, step, run.Plan.Deadline, dispatch.IsBulk);
        place = mine;
        waitedSince = now;
        if (!pool.Line.TryJoin(mine))
        {
            place = null;
            run.Plan.Refuse($"{pool.Options.MaxWaiting} requests wait already");
            return false;
        }

        // Who is called at once stands in no line.
        if (mine.IsIn)
            Clock.Schedule(this, mine.Alarm, ++current);
        return true;
    }

    private void GoOn(Place called, DateTimeOffset turn)
    {
        held = called.Permit;
        place = null;
        Clock.Schedule(this, turn, ++current);
    }

    private void End(bool isSuccess)
    {
        run.Plan.Clear();
        SimulatedRequest ended = request;
        client.End(this, ended, isSuccess);
    }

    private sealed class Place(PooledRequest owner, PlanStep step, DateTimeOffset deadline, bool isBulk) : WaitingPlace(step, deadline, isBulk)
    {
        public override void OnCalled(DateTimeOffset turn) => owner.GoOn(this, turn);
    }
}
