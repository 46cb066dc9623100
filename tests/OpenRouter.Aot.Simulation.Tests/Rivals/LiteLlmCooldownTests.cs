namespace OpenRouter.Aot.Simulation.Tests;

public class LiteLlmCooldownTests
{
    private readonly Trial trial = new(new LiteLlmCooldown(keys: 8, models: 2, new Chance(11)));

    [Theory]
    [InlineData(429, null, 5)]
    [InlineData(429, 2.0, 2)]
    [InlineData(429, 90.0, 90)]
    [InlineData(401, null, 5)]
    [InlineData(404, null, 5)]
    public void One_such_failure_cools_a_deployment(int status, double? retryAfter, double seconds)
    {
        var trial = new Trial(new LiteLlmCooldown(keys: 8, models: 1, new Chance(11)));
        int key = trial.Once(status, retryAfter);
        Assert.True(trial.IsBenched(key));
        for (int i = 0; i < 100; i++) Assert.NotEqual(key, trial.Once(200));
        trial.Pass(seconds - 0.001);
        Assert.True(trial.IsBenched(key));
        trial.Pass(0.001);
        Assert.False(trial.IsBenched(key));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(0)]
    public void Some_failures_never_cool(int status)
    {
        var trial = new Trial(new LiteLlmCooldown(keys: 2, models: 1, new Chance(11)));
        for (int i = 0; i < 50; i++) trial.Once(status);
        Assert.False(trial.IsBenched(0) || trial.IsBenched(1));
    }

    [Fact]
    public void More_than_half_of_at_least_two_in_the_calendar_minute_cools()
    {
        var trial = new Trial(new LiteLlmCooldown(keys: 2, models: 1, new Chance(11)));
        AnswerKeyZero(trial, 502);
        Assert.False(trial.IsBenched(0));
        AnswerKeyZero(trial, 200);
        AnswerKeyZero(trial, 200);
        AnswerKeyZero(trial, 502);
        Assert.False(trial.IsBenched(0));
        AnswerKeyZero(trial, 502);
        Assert.True(trial.IsBenched(0));
        trial.Pass(5);
        Assert.False(trial.IsBenched(0));

        // The trial begins on a full minute: at its end all is forgotten, and a single failure is one of one.
        trial.Pass(55);
        AnswerKeyZero(trial, 502);
        Assert.False(trial.IsBenched(0));
    }

    [Fact]
    public void A_request_has_two_retries_in_a_group_and_then_moves_on_to_its_next_model()
    {
        Assert.Equal([0, 0, 0, 1, 1, 1], trial.Serve(_ => 403, 0, 1).Select(attempt => attempt.Model));
        Assert.Equal([0, 1], trial.Serve(attempt => attempt.Model == 0 ? 402 : 200, 0, 1).Select(attempt => attempt.Model));
    }

    [Fact]
    public void A_deployment_that_cools_is_not_drawn_again_and_the_other_model_of_its_key_is()
    {
        for (int i = 0; i < 8; i++) trial.Once(429);
        PolicyRequest wanted = trial.Arrive();
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(wanted).What);
        Assert.False(trial.IsBenched(0));
        PolicyRequest withFallback = trial.Arrive(models: [0, 1]);
        Assert.Equal(1, trial.Attempt(withFallback).Model);
    }

    [Fact]
    public void A_429_that_cools_the_last_deployment_is_not_retried()
    {
        var trial = new Trial(new LiteLlmCooldown(keys: 2, models: 1, new Chance(11)));
        Assert.Equal(2, trial.Serve(_ => 429).Count);
    }

    [Fact]
    public void A_group_of_one_does_not_cool_for_a_429_and_pauses_before_each_retry()
    {
        var trial = new Trial(new LiteLlmCooldown(keys: 1, models: 1, new Chance(11)));
        PolicyRequest request = trial.Arrive();
        Assert.True(trial.Answer(request, trial.Attempt(request), 429));
        Assert.False(trial.IsBenched(0));
        AssertPause(0.375, 0.5);
        Assert.True(trial.Answer(request, trial.Attempt(request), 429, retryAfter: 7));
        AssertPause(7, 7);
        Assert.False(trial.Answer(request, trial.Attempt(request), 429));

        void AssertPause(double least, double most)
        {
            PolicyStep step = trial.Next(request);
            Assert.Equal(PolicyStep.Kind.Wait, step.What);
            Assert.InRange((step.Until - trial.Now).TotalSeconds, least, most);
            trial.Pass((step.Until - trial.Now).TotalSeconds);
        }
    }

    [Fact]
    public void A_group_of_one_is_not_retried_for_a_401()
    {
        var trial = new Trial(new LiteLlmCooldown(keys: 1, models: 1, new Chance(11)));
        Assert.Single(trial.Serve(_ => 401));
        Assert.True(trial.IsBenched(0));
    }

    /// <summary>Requests are answered well until one is on the first key; that one gets the status.</summary>
    private static void AnswerKeyZero(Trial trial, int status)
    {
        while (true)
        {
            PolicyRequest request = trial.Arrive();
            PolicyStep attempt = trial.Attempt(request);
            trial.Answer(request, attempt, attempt.Key == 0 ? status : 200);
            if (attempt.Key == 0) return;
        }
    }
}
