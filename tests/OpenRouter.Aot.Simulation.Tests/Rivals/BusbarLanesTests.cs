namespace OpenRouter.Aot.Simulation.Tests;

public class BusbarLanesTests
{
    private readonly Trial trial = new(new BusbarLanes(keys: 3, models: 2, new Chance(13)));

    [Fact]
    public void Lanes_take_turns() => Assert.Equal([0, 1, 2, 0, 1, 2], Enumerable.Range(0, 6).Select(_ => trial.Once(200)));

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void A_refused_key_goes_to_the_caller_and_its_lane_is_down_for_30_minutes(int status)
    {
        Trial trial = WithOneModel(keys: 3);
        Assert.Equal(0, Assert.Single(trial.Serve(_ => status)).Key);
        trial.Pass(1_799);
        Assert.True(trial.IsBenched(0));
        Assert.DoesNotContain(0, Enumerable.Range(0, 6).Select(_ => trial.Once(200)));
        trial.Pass(1);
        Assert.False(trial.IsBenched(0));
    }

    [Fact]
    public void An_empty_account_takes_the_lane_down_and_the_request_moves_on()
    {
        Trial trial = WithOneModel(keys: 3);
        Assert.Equal([0, 1], trial.Serve(attempt => attempt.Key == 0 ? 402 : 200).Select(attempt => attempt.Key));
        trial.Pass(1_799);
        Assert.True(trial.IsBenched(0));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(413)]
    public void The_callers_own_fault_is_his_and_nothing_is_recorded(int status)
    {
        for (int i = 0; i < 30; i++) Assert.Single(trial.Serve(_ => status));
        Assert.False(trial.IsBenched(0) || trial.IsBenched(1) || trial.IsBenched(2));
    }

    [Theory]
    [InlineData(null, 13.5, 16.5)]
    [InlineData(4.0, 13.5, 16.5)]
    [InlineData(90.0, 90, 90)]
    [InlineData(500_000.0, 86_400, 86_400)]
    public void One_transient_failure_sets_a_lane_aside_with_retry_after_as_the_floor(double? retryAfter, double least, double most)
    {
        Trial trial = WithOneModel(keys: 1);
        trial.Once(429, retryAfter);
        PassCooldown(trial, least, most);
    }

    [Fact]
    public void The_cooldown_doubles_with_each_relapse_up_to_two_minutes_and_a_success_forgets_the_streak()
    {
        Trial trial = WithOneModel(keys: 1);
        foreach (double seconds in (double[])[15, 30, 60, 120, 120])
        {
            trial.Once(503);
            PassCooldown(trial, seconds * 0.9, Math.Min(120, seconds * 1.1));
        }

        trial.Once(200);
        trial.Once(503);
        PassCooldown(trial, 13.5, 16.5);
    }

    [Fact]
    public void Half_of_five_outcomes_open_the_breaker_and_then_one_request_probes()
    {
        Trial trial = WithOneModel(keys: 1);
        PolicyRequest[] requests = [.. Enumerable.Range(0, 5).Select(_ => trial.Arrive())];
        PolicyStep[] attempts = [.. requests.Select(trial.Attempt)];
        for (int i = 0; i < 5; i++) trial.Answer(requests[i], attempts[i], i < 2 ? 200 : 500);
        PassCooldown(trial, 54, 66);

        PolicyRequest probe = trial.Arrive(), second = trial.Arrive();
        PolicyStep probing = trial.Attempt(probe);
        PolicyStep waiting = trial.Next(second);
        Assert.Equal(PolicyStep.Kind.Wait, waiting.What);
        Assert.Equal(trial.Now.AddSeconds(0.1), waiting.Until);
        Assert.False(trial.Answer(probe, probing, 200));
        Assert.Equal(0, trial.Attempt(second).Key);
        Assert.Equal(0, trial.Attempt(trial.Arrive()).Key);
    }

    [Fact]
    public void Four_outcomes_do_not_open_the_breaker_and_all_come_back_at_once()
    {
        Trial trial = WithOneModel(keys: 1);
        PolicyRequest[] requests = [.. Enumerable.Range(0, 4).Select(_ => trial.Arrive())];
        PolicyStep[] attempts = [.. requests.Select(trial.Attempt)];
        for (int i = 0; i < 4; i++) trial.Answer(requests[i], attempts[i], 500);
        trial.Pass(120);
        trial.Attempt(trial.Arrive());
        trial.Attempt(trial.Arrive());
    }

    [Fact]
    public void A_probe_that_fails_opens_the_breaker_again()
    {
        Trial trial = WithOneModel(keys: 1);
        trial.Once(401);
        trial.Pass(1_800);
        trial.Once(401);
        trial.Pass(1_799);
        Assert.True(trial.IsBenched(0));
    }

    [Fact]
    public void A_probe_that_meets_the_callers_fault_leaves_its_place_to_the_next()
    {
        Trial trial = WithOneModel(keys: 1);
        trial.Once(401);
        trial.Pass(1_800);
        trial.Once(400);
        PolicyRequest probe = trial.Arrive();
        trial.Attempt(probe);
        Assert.Equal(PolicyStep.Kind.Wait, trial.Next(trial.Arrive()).What);
    }

    [Fact]
    public void A_request_makes_three_hops_and_never_tries_a_lane_twice()
    {
        Trial trial = WithOneModel(keys: 6);
        Assert.Equal([0, 1, 2, 3], trial.Serve(_ => 503).Select(attempt => attempt.Key));
        Assert.Equal([4, 5], trial.Serve(_ => 503).Select(attempt => attempt.Key));
    }

    [Fact]
    public void The_next_model_is_the_fallback_pool()
    {
        Assert.Equal([0, 0, 0, 1], trial.Serve(attempt => attempt.Model == 0 ? 429 : 200, 0, 1).Select(attempt => attempt.Model));
        Assert.Equal([1], trial.Serve(_ => 200, 0, 1).Select(attempt => attempt.Model));
        Assert.False(trial.IsBenched(0));
    }

    [Fact]
    public void An_exhausted_pool_lets_wait_for_the_lane_that_comes_back_soonest()
    {
        Trial trial = WithOneModel(keys: 2);
        trial.Once(429, retryAfter: 60);
        trial.Once(429, retryAfter: 40);
        PolicyRequest request = trial.Arrive();
        PolicyStep step = trial.Next(request);
        Assert.Equal(PolicyStep.Kind.Wait, step.What);
        Assert.Equal(trial.Now.AddSeconds(40), step.Until);
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(trial.Arrive(patience: 40)).What);
        trial.Pass(40);
        Assert.Equal(1, trial.Attempt(request).Key);
    }

    [Fact]
    public void Nobody_waits_longer_than_the_failover_budget_and_the_line_has_an_end()
    {
        Trial trial = WithOneModel(keys: 1);
        trial.Once(429, retryAfter: 119);
        PolicyRequest[] line = [.. Enumerable.Range(0, 1_024).Select(_ => trial.Arrive())];
        Assert.All(line, request => Assert.Equal(PolicyStep.Kind.Wait, trial.Next(request).What));
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(trial.Arrive()).What);
        Assert.Equal(PolicyStep.Kind.Wait, trial.Next(line[0]).What);
        trial.Pass(119);
        trial.Attempt(line[0]);

        Trial refused = WithOneModel(keys: 1);
        refused.Once(429, retryAfter: 120);
        Assert.Equal(PolicyStep.Kind.GiveUp, refused.Next(refused.Arrive()).What);
    }

    private static Trial WithOneModel(int keys) => new(new BusbarLanes(keys, models: 1, new Chance(13)));

    /// <summary>Passes the time for which the only lane is set aside, which must be within the bounds.</summary>
    private static void PassCooldown(Trial trial, double least, double most)
    {
        Assert.True(trial.IsBenched(0));
        trial.Pass(least - 0.001);
        Assert.True(trial.IsBenched(0));
        double passed = 0;
        while (trial.IsBenched(0))
        {
            trial.Pass(0.05);
            passed += 0.05;
        }

        Assert.InRange(least - 0.001 + passed, least, most + 0.05);
    }
}
