namespace OpenRouter.Aot.Tests.Routing;

/// <summary>One request of a <see cref="PlanUnderTest"/>, driven step by step.</summary>
internal sealed class PlannedRequest(PlanUnderTest test, Dispatch dispatch) : IDisposable
{
    private readonly RequestPlan plan = new(test.Pool, dispatch, test.Now);
    private Attempt? attempt;

    public RequestPlan Plan => plan;

    public PlanStep Step { get; private set; }

    /// <summary>The key of the current attempt.</summary>
    public PoolKey Key => attempt!.Lease.Key;

    /// <summary>The model of the current attempt.</summary>
    public string? Model => attempt!.Asked.Model;

    /// <summary>The models that travel along.</summary>
    public string?[] Fallbacks => [.. attempt!.Fallbacks.Select(one => one.Model)];

    /// <summary>How long the current wait is.</summary>
    public TimeSpan Wait => Step.Until - test.Now;

    public PlanStep.Kind Next()
    {
        Step = plan.Next(test.Now);
        if (Step.What == PlanStep.Kind.Attempt)
        {
            var timer = new AttemptTimer(test.Time, null, CancellationToken.None);
            attempt = new Attempt(test.Pool, dispatch, Step, plan.GetServerFallbacks(Step.Candidate!, test.Now), timer, test.Now);
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
        AnswerSummary named = answer.Model is null && attempt!.Fallbacks.Length == 0 ? answer with { Model = attempt.Asked.Model } : answer;
        Verdict verdict = attempt!.Complete(named);
        if (!verdict.IsAccepted)
            plan.Report(attempt.Lease.Key, attempt.Asked, attempt.Blamed, verdict, test.Now);
        return verdict;
    }

    public void Dispose() => attempt?.Dispose();

    public OpenRouterException Failure(in AnswerSummary answer = default) => RequestFailure.Describe(test.Pool, plan, answer, null, new AnswerInfo());
}
