namespace OpenRouter.Aot.Tests.Routing;

/// <summary>One request of a <see cref="PlanUnderTest"/>, driven step by step.</summary>
internal sealed class PlannedRequest : IDisposable
{
    private readonly PlanUnderTest test;
    private readonly Dispatch dispatch;
    private readonly RequestRun run;

    public PlannedRequest(PlanUnderTest test, Dispatch dispatch)
    {
        this.test = test;
        this.dispatch = dispatch;
        run = new RequestRun(test.Pool);
        Began = test.Now;
        run.Plan.Begin(dispatch, test.Now);
    }

    public RequestPlan Plan => run.Plan;

    public DateTimeOffset Began { get; }

    public PlanStep Step { get; private set; }

    /// <summary>The key of the current attempt.</summary>
    public PoolKey Key => run.Attempt.Lease.Key;

    /// <summary>The model of the current attempt.</summary>
    public string? Model => run.Attempt.Asked.Model;

    /// <summary>The models that travel along.</summary>
    public string?[] Fallbacks => [.. run.Attempt.Fallbacks.Select(one => one.Model)];

    /// <summary>How long the current wait is.</summary>
    public TimeSpan Wait => Step.Until - test.Now;

    public PlanStep.Kind Next()
    {
        Step = run.Plan.Next(test.Now);
        if (Step.What == PlanStep.Kind.Attempt)
        {
            ModelCandidate[] fallbacks = run.Plan.GetServerFallbacks(Step.Candidate!, test.Now);
            TimeSpan end = new TransportOptions().AttemptTimeout;
            run.Attempt.Begin(dispatch, Step, fallbacks, end, end, new AnswerInfo(), test.Now, CancellationToken.None);
        }

        return Step.What;
    }

    /// <summary>Steps, waiting as told, until the next attempt; false where the request gives up.</summary>
    public bool NextAttempt()
    {
        for (int i = 0; i < 10_000; i++)
        {
            switch (Next())
            {
                case PlanStep.Kind.Attempt:
                    return true;
                case PlanStep.Kind.GiveUp:
                    return false;
            }

            test.Time.SetUtcNow(Step.Until > test.Now ? Step.Until : test.Now);
        }

        throw new InvalidOperationException("It waits for ever.");
    }

    public Verdict Answer(in AnswerSummary answer)
    {
        run.Attempt.Summary = answer.Model is null && run.Attempt.Fallbacks.Length == 0 ? answer with { Model = Model } : answer;
        Verdict verdict = run.Attempt.Complete();
        if (!verdict.IsAccepted)
            run.Plan.Report(run.Attempt, verdict, test.Now);
        return verdict;
    }

    /// <summary>The caller cancels.</summary>
    public void Dispose() => run.Attempt.Dispose();

    public OpenRouterException Failure() => RequestFailure.Describe(test.Pool, run, new AnswerInfo());
}
