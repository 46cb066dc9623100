using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>One budget bounds the retries of all requests together.</summary>
public class RetryBudgetTests
{
    [Theory]
    [InlineData(0.2, 10, 10_000, 200, 5)]
    [InlineData(0.2, 0, 10_000, 100, 10)]
    [InlineData(0, 10, 5_000, 500, 30)]
    [InlineData(1, 1, 1_000, 10, 60)]
    [InlineData(0, 0, 1_000, 10, 10)]
    public void Whatever_fails_the_service_gets_a_bounded_share_more(double share, double perSecond, int requests, int atOnce, int seconds)
    {
        var time = new FakeTimeProvider();
        var budget = new RetryBudget(new RoutingOptions { RetryShare = share, RetriesPerSecond = perSecond }, time);
        int retries = 0;
        for (int sent = 0; sent < requests; sent += atOnce)
        {
            for (int i = 0; i < atOnce; i++)
                budget.CountRequest();
            while (budget.TryTake(out _))
                retries++;
            time.Advance(TimeSpan.FromSeconds((double)seconds * atOnce / requests));
        }

        // A share of the requests, the pace over the time, and what an idle client had saved up; one is always allowed to be saved.
        double most = (share * requests) + (perSecond * seconds) + Math.Max(perSecond * 10, share > 0 ? 1 : 0);
        Assert.InRange(retries, Math.Floor(most * 0.95) - Math.Max(perSecond * 10, 1), Math.Ceiling(most));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3)]
    [InlineData(70_000)]
    public void Who_waits_as_long_as_he_was_told_finds_a_retry(double perSecond)
    {
        var time = new FakeTimeProvider();
        var budget = new RetryBudget(new RoutingOptions { RetryShare = 0, RetriesPerSecond = perSecond }, time);
        while (budget.TryTake(out _))
        {
        }

        for (int i = 0; i < 1_000; i++)
        {
            // So that what is missing is now and then less than the clock's smallest step.
            time.Advance(TimeSpan.FromTicks(i * 7));
            if (budget.TryTake(out TimeSpan wait))
                continue;
            time.Advance(wait);
            Assert.True(budget.TryTake(out _), $"{wait} was too short.");
        }
    }

    [Fact]
    public void A_long_calm_saves_up_no_more_than_ten_seconds()
    {
        var time = new FakeTimeProvider();
        var budget = new RetryBudget(new RoutingOptions(), time);
        for (int i = 0; i < 100_000; i++)
            budget.CountRequest();
        time.Advance(TimeSpan.FromHours(1));

        // 100,000 an hour are 278 in ten seconds.
        Assert.InRange(budget.Left, 100, 100 + (0.2 * 278) + 1);
    }

    [Fact]
    public void A_person_who_finds_it_empty_gets_the_verdict_and_a_bulk_line_waits()
    {
        var test = new PlanUnderTest(routing: options => (options.RetryShare, options.RetriesPerSecond) = (0, 1));
        while (test.Pool.Retries.TryTake(out _))
        {
        }

        PlannedRequest person = test.Ask(), line = test.Ask(isBulk: true);
        person.Next();
        line.Next();
        person.Answer(Throttled);
        line.Answer(Throttled);
        test.Time.SetUtcNow(test.Now.AddMilliseconds(600));

        Assert.Equal(PlanStep.Kind.GiveUp, person.Next());
        OpenRouterException error = person.Failure();
        Assert.Equal(VerdictScope.Model, error.Verdict.Scope);
        Assert.Contains("retry budget", error.Message, StringComparison.Ordinal);

        Assert.Equal(PlanStep.Kind.Pause, line.Next());
        Assert.InRange(line.Wait.TotalSeconds, 0.3, 0.5);
        Assert.True(line.NextAttempt());
        line.Answer(Good);
    }

    [Fact]
    public void A_first_attempt_needs_no_budget()
    {
        var test = new PlanUnderTest(routing: options => (options.RetryShare, options.RetriesPerSecond) = (0, 0));
        for (int i = 0; i < 100; i++)
        {
            PlannedRequest request = test.Ask();
            Assert.Equal(PlanStep.Kind.Attempt, request.Next());
            request.Answer(Broken);
            test.Time.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(PlanStep.Kind.GiveUp, request.Next());
        }
    }

    [Fact]
    public void A_retry_that_only_waits_gives_its_share_back()
    {
        var test = new PlanUnderTest(keys: 1);
        PlannedRequest request = test.Ask();
        request.Next();
        request.Answer(Throttled with { Hint = new RetryHint(TimeSpan.FromSeconds(30), null) });
        double before = test.Pool.Retries.Left;
        for (int i = 0; i < 20; i++)
            Assert.NotEqual(PlanStep.Kind.Attempt, request.Next());

        Assert.Equal(before, test.Pool.Retries.Left);
        Assert.True(request.NextAttempt());
        Assert.True(test.Pool.Retries.Left < before || before < 100);
    }
}
