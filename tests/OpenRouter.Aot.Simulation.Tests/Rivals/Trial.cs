namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>A rule set, a clock that only the test moves, and requests that come when the test says so.</summary>
internal sealed class Trial(IPolicy policy)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private long requests;

    public DateTimeOffset Now { get; private set; } = Start;

    public void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public PolicyRequest Arrive(double patience = 600, params int[] models) =>
        new(++requests, models.Length == 0 ? [0] : models, Now, Now.AddSeconds(patience));

    public PolicyStep Next(PolicyRequest request) => policy.Next(request, Now);

    public bool IsBenched(int key) => policy.IsBenched(key, Now);

    /// <summary>The next step, which must be an attempt.</summary>
    public PolicyStep Attempt(PolicyRequest request)
    {
        PolicyStep step = Next(request);
        Assert.Equal(PolicyStep.Kind.Attempt, step.What);
        return step;
    }

    public bool Answer(PolicyRequest request, in PolicyStep attempt, int status, double? retryAfter = null, string message = "")
    {
        TimeSpan? hint = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return policy.Report(request, attempt, new PolicyAnswer(status, hint, message), Now);
    }

    /// <summary>One attempt of a new request, answered at once.</summary>
    /// <returns>Its key.</returns>
    public int Once(int status, double? retryAfter = null, string message = "")
    {
        PolicyRequest request = Arrive();
        PolicyStep attempt = Attempt(request);
        Answer(request, attempt, status, retryAfter, message);
        return attempt.Key;
    }

    /// <summary>A new request to its end, without time passing.</summary>
    /// <returns>Its attempts, in their order.</returns>
    public List<PolicyStep> Serve(Func<PolicyStep, int> statusOf, params int[] models)
    {
        PolicyRequest request = Arrive(models: models);
        List<PolicyStep> attempts = [];
        while (Next(request) is { What: PolicyStep.Kind.Attempt } attempt)
        {
            attempts.Add(attempt);
            if (!Answer(request, attempt, statusOf(attempt))) break;
        }

        return attempts;
    }
}
