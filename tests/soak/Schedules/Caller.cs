using System.Runtime.InteropServices;
using OpenRouter.Aot.Simulation;

namespace OpenRouter.Aot.Soak;

/// <summary>
/// Carries one request through the library's pool, step by step as its dispatcher does, with events in the place of tasks, and tells the witnesses what
/// happened. Its caller may cancel it at any moment, and may leave a stream that has begun.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="request">The request.</param>
internal sealed class Caller(ScheduleRun run, ScheduledRequest request) : VirtualEvent, IExchangeOwner
{
    private readonly List<int> asked = [];
    private RequestRun work = null!;
    private Dispatch dispatch = null!;
    private AnswerInfo info = null!;
    private Exchange? exchange;
    private Place? place;
    private FlowPermit held;
    private bool isStreaming;
    private long current;

    public ScheduledRequest Request => request;

    /// <summary>Its name in a report.</summary>
    public string Name => $"request {request.Number}";

    public DateTimeOffset Arrived { get; private set; }

    /// <summary>When it must have ended, as its caller counts.</summary>
    public DateTimeOffset Deadline { get; private set; }

    /// <summary>Attempts that were made.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether an attempt runs.</summary>
    public bool IsInFlight => exchange is not null;

    /// <summary>Whether the service took the attempt that runs on.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>Whether it stands in line.</summary>
    public bool IsWaiting => place is not null;

    /// <summary>How it ended; null while it has not.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>Whether it keeps what its caller would have been told of a failure.</summary>
    public bool KeepsFailure { get; init; }

    /// <summary>What its caller was told of its failure, where that is kept.</summary>
    public string Failure { get; private set; } = "";

    private VirtualClock Clock => run.Clock;

    public void Begin()
    {
        Arrived = Clock.Now;
        RoutingOptions options = run.Pool.Options;
        Deadline = Arrived + (request.Deadline ?? (request.IsBulk ? TimeSpan.FromDays(31) : options.Deadline));
        work = run.Borrow();
        dispatch = run.Compose(request);
        run.NoteRequest(this);
        try
        {
            work.Plan.Begin(dispatch, Clock.Now);
        }
        catch (OpenRouterConfigurationException)
        {
            // A reload took the last key of its group.
            End(Soak.Outcome.Refused);
            return;
        }

        run.NoteTaken(this);
        info = run.Pool.Decisions.Begin();
        if (request.CancelAfter is { } wait)
            Clock.Schedule(new DelayedCall(Cancel), Clock.Now + wait);
        Continue();
    }

    public override void Happen(long stamp)
    {
        if (stamp != current)
            return;
        if (place is { } mine)
        {
            // Its alarm: it calls whoever stands first, and rings again later unless that was itself.
            run.Pool.Line.Ring(mine);
            if (mine.IsIn)
                Clock.Schedule(this, mine.Alarm, ++current);
            return;
        }

        work.Plan.Keys.Hold(held);
        held = default;
        Continue();
    }

    public void OnHeaders(Exchange of)
    {
        if (!ReferenceEquals(of, exchange))
            return;
        Attempt attempt = work.Attempt;
        attempt.NoteAccepted();
        IsAccepted = true;
        if (request.IsStreamed && of.IsSuccess)
        {
            // The first content: from here on the caller has the stream.
            attempt.TimeToFirstToken = of.Headers;
            attempt.Summary = of.Summary;
            isStreaming = attempt.TryKeep();
        }

        run.Benches.NoteAccepted(this);
        if (isStreaming)
            End(Soak.Outcome.Succeeded);
    }

    public void OnEnd(Exchange of)
    {
        if (!ReferenceEquals(of, exchange))
            return;
        Attempt attempt = work.Attempt;
        attempt.TimeToFirstToken = of.Headers;
        attempt.Summary = of.Summary;
        if (attempt.Summary.Model is null && attempt.Fallbacks.Length == 0)
            attempt.Summary = attempt.Summary with { Model = attempt.Asked.Model };
        Verdict verdict = attempt.Complete();
        exchange = null;
        run.NoteAnswer(this, verdict);
        if (!verdict.IsAccepted && !isStreaming)
            work.Plan.Report(attempt, verdict, Clock.Now);
        attempt.End();
        if (isStreaming)
            return;
        if (verdict.IsAccepted)
            End(of.IsSuccess ? Soak.Outcome.Succeeded : Soak.Outcome.Failed);
        else
            Continue();
    }

    /// <summary>The attempt that runs, or the last one.</summary>
    public Attempt Attempt => work.Attempt;

    /// <summary>The models that were asked for at once, by their places.</summary>
    public IReadOnlyList<int> Asked => asked;

    private void Continue()
    {
        while (run.Violation is null)
        {
            run.CheckProgress();
            DateTimeOffset now = Clock.Now;
            run.Benches.Look();
            PlanStep step = work.Plan.Next(now);
            switch (step.What)
            {
                case PlanStep.Kind.GiveUp:
                    if (KeepsFailure)
                        Failure = $" at {ScheduleText.Of(Clock.Now)}: {RequestFailure.Describe(run.Pool, work, info).Message}";
                    End(Soak.Outcome.Failed);
                    return;
                case PlanStep.Kind.Attempt:
                    Send(step, now);
                    return;
                case PlanStep.Kind.Pause:
                    Clock.Schedule(this, step.Until, ++current);
                    return;
                case PlanStep.Kind.Wait:
                    if (Wait(step))
                        return;
                    break;
            }
        }
    }

    private void Send(in PlanStep step, DateTimeOffset now)
    {
        Attempts++;
        DecisionRecorder.Choose(info, step.Lease.Key, step.Candidate!.Model, step.Candidates, DecisionReason.Turn, step.Candidate.Unreadable.Length, now);
        TimeSpan left = work.Plan.Deadline - now, longest = run.Transport.AttemptTimeout;
        TimeSpan limit = left < longest ? left : longest;
        ModelCandidate[] fallbacks = work.Plan.GetServerFallbacks(step.Candidate, now);
        work.Attempt.Begin(dispatch, step, fallbacks, left, longest, info, now, CancellationToken.None);

        asked.Clear();
        asked.Add(run.PlaceOf(step.Candidate));
        foreach (ModelCandidate fallback in fallbacks)
            asked.Add(run.PlaceOf(fallback));
        IsAccepted = false;
        exchange = new Exchange(run.Service.Service, this);
        run.NoteDispatch(this, step);
        run.Service.Send(exchange, request.Number, Attempts, ScheduleRun.PlaceOf(step.Lease.Key), CollectionsMarshal.AsSpan(asked), limit);
    }

    /// <summary>Takes a place in the line.</summary>
    /// <returns>False where the line is full.</returns>
    private bool Wait(in PlanStep step)
    {
        var mine = new Place(this, step, work.Plan.Deadline, request.IsBulk);
        place = mine;
        if (!run.Pool.Line.TryJoin(mine))
        {
            place = null;
            work.Plan.Refuse($"{run.Pool.Options.MaxWaiting} requests wait already");
            return false;
        }

        // Who is called at once stands in no line.
        if (mine.IsIn)
            Clock.Schedule(this, mine.Alarm, ++current);
        run.NoteWaiting(this);
        return true;
    }

    private void GoOn(Place called, DateTimeOffset turn)
    {
        held = called.Permit;
        place = null;
        Clock.Schedule(this, turn, ++current);
    }

    private void Cancel()
    {
        bool isOver = Outcome is not null;
        if (isOver && !IsInFlight)
            return;
        current++;
        if (IsInFlight)
        {
            exchange = null;
            work.Attempt.End();
            run.NoteLeft(this);
        }
        else if (place is { } mine)
        {
            place = null;
            run.Pool.Line.Leave(mine);
        }

        held.Cancel();
        held = default;
        if (!isOver)
            End(Soak.Outcome.Cancelled);
    }

    private void End(Outcome outcome)
    {
        run.NoteResult(this, outcome);
        Outcome = outcome;
        // A stream lives on with its attempt.
        if (!isStreaming)
        {
            work.Plan.Clear();
            run.Return(work);
        }
    }

    private sealed class Place(Caller owner, PlanStep step, DateTimeOffset deadline, bool isBulk) : WaitingPlace(step, deadline, isBulk)
    {
        public override void OnCalled(DateTimeOffset turn) => owner.GoOn(this, turn);
    }
}
