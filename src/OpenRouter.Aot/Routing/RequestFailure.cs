using System.Globalization;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Says why a request failed: whom to blame, or why no key could serve, for each alias, and when to come back.</summary>
internal static class RequestFailure
{
    /// <summary>The error of a request that was given up.</summary>
    /// <param name="pool">What all requests share.</param>
    /// <param name="run">The request, and its last attempt.</param>
    /// <param name="info">How far the request had come.</param>
    public static OpenRouterException Describe(PoolState pool, RequestRun run, AnswerInfo info)
    {
        RequestPlan plan = run.Plan;
        AnswerSummary answer = plan.Attempts == 0 ? default : run.Attempt.Summary;
        string? body = plan.Attempts == 0 || run.Attempt.ErrorBody.IsEmpty ? null : Encoding.UTF8.GetString(run.Attempt.ErrorBody.Span);
        string model = plan.Candidates[0].Model ?? plan.Unnamed;
        VerdictScope scope = plan.LastVerdict.Scope;
        bool isOutage = pool.Service.OutageSince is not null;
        if (plan.Attempts == 0 && plan.Refusal is null && !isOutage && pool.Service.Gate.Condition is { } closed)
            return DescribeClosed("OpenRouter", VerdictScope.Service, VerdictAction.Retry, closed, plan.IsHeld, answer, info);
        if (plan.Attempts == 0 && plan.Refusal is null && FindCooled(plan) is { } cooled)
            return DescribeClosed(model, VerdictScope.Model, VerdictAction.Cool, cooled, plan.IsHeld, answer, info);
        if (plan.Attempts == 0 || isOutage || scope is VerdictScope.Key or VerdictScope.Account)
            return DescribeKeys(pool, plan, model, answer, body, info);

        string attempts = plan.Attempts == 1 ? "" : $" after {plan.Attempts} attempts";
        string status = answer.Status == 0 ? "" : $" (status {answer.Status})";
        string refusal = plan.Refusal is { } why ? $"; not tried again: {why}" : "";
        return new OpenRouterException($"{model}{attempts}: {plan.LastVerdict.Reason}{status}{refusal}", plan.LastVerdict, answer, info, body);
    }

    private static GateCondition? FindCooled(RequestPlan plan)
    {
        foreach (ModelCandidate candidate in plan.Candidates)
        {
            if (candidate.Health.CooledUntil is not null && candidate.Health.Gate.Condition is { } closed)
                return closed;
        }

        return null;
    }

    private static OpenRouterException DescribeClosed(
        string what, VerdictScope scope, VerdictAction action, GateCondition closed, bool isHeld, in AnswerSummary answer, AnswerInfo info)
    {
        var verdict = new Verdict(scope, action, closed.Until, closed.Reason);
        // Whoever has no deadline gave up for how long it has lasted.
        string why = isHeld ? $"has taken nothing since {closed.Since:u}" : $"is left alone until {closed.Until:u}, past the deadline of the request";
        return new OpenRouterException($"{what} {why}: {closed.Reason}", verdict, answer, info);
    }

    private static KeysUnavailableException DescribeKeys(
        PoolState pool, RequestPlan plan, string model, in AnswerSummary answer, string? body, AnswerInfo info)
    {
        DateTimeOffset now = pool.Time.GetUtcNow();
        string? outage = pool.Service.OutageReason;
        DateTimeOffset? retryAt = outage is null ? null : pool.Service.GetRecovery(now);
        var keys = new List<KeyUnavailability>();
        Verdict verdict = plan.LastVerdict;
        foreach ((PoolKey key, KeyCondition? condition) in plan.Candidates[0].Route.GetOutages())
        {
            string held = outage is not null ? $"refused like every other key, which is an outage: {outage}"
                : plan.Keys.FindFailure(key) is { } failure ? key.Secret.Redact(failure)
                : !key.Budget.Covers(plan.Keys.CostOf(plan.Candidates[0])) ? DescribeShortage(key)
                : key.IsFull ? "at the limit of its concurrency or pace"
                : plan.HasUsedUpAttempts ? $"not tried: the {plan.Attempts} attempts of the request are used up"
                : plan.Refusal ?? "available, but passed over for this request";
            ModelFlow flow = plan.Candidates[0].Health.FlowOf(key.Account);
            string? usedUp = condition is null ? flow.DescribeObstacle(plan.Keys.IsBulk, now) : null;
            // A request that never left has no verdict of its own; what holds it back is the service's.
            if (plan.Attempts == 0 && condition is null && flow.FindPaceRecovery(plan.Keys.IsBulk, now) is { } edge)
                verdict = new Verdict(VerdictScope.Service, VerdictAction.Slow, edge, usedUp!);
            // When credits are probed for is no moment at which they come: a run pauses without one.
            DateTimeOffset? back = condition is null ? flow.GetRecovery(plan.Keys.IsBulk, now) : plan.IsHeld && condition.AwaitsMoney ? null : condition.Until;
            keys.Add(new KeyUnavailability(key.Alias, condition?.Reason ?? usedUp ?? held, back));
            retryAt = back is { } until && (retryAt is null || until < retryAt) ? until : retryAt;
        }

        return new KeysUnavailableException(model, keys, retryAt, verdict, answer, info, body);
    }

    private static string DescribeShortage(PoolKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"has ${key.Budget.Remaining:0.000000} left of its limit, which this request may exceed");
}
