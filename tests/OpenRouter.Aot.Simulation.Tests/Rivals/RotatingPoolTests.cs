namespace OpenRouter.Aot.Simulation.Tests;

public class RotatingPoolTests
{
    private readonly Trial trial = new(new RotatingPool(3));

    [Fact]
    public void Keys_take_turns() => Assert.Equal([0, 1, 2, 0], Enumerable.Range(0, 4).Select(_ => trial.Once(200)));

    [Fact]
    public void The_third_429_benches_a_key_until_60_seconds_without_another()
    {
        Throttle(rounds: 2);
        Assert.False(trial.IsBenched(0));
        Assert.Equal(0, trial.Once(429));
        Assert.True(trial.IsBenched(0));
        Assert.Equal([1, 2, 1], Enumerable.Range(0, 3).Select(_ => trial.Once(200)));
        trial.Pass(60);
        Assert.True(trial.IsBenched(0));
        trial.Pass(0.1);
        Assert.False(trial.IsBenched(0));
        Assert.Equal([2, 0], Enumerable.Range(0, 2).Select(_ => trial.Once(429)));
        Assert.False(trial.IsBenched(0));
    }

    [Fact]
    public void A_success_clears_the_count()
    {
        Throttle(rounds: 2);
        trial.Once(200);
        Throttle(rounds: 1);
        Assert.True(trial.IsBenched(1));
        Assert.False(trial.IsBenched(0));
    }

    [Fact]
    public void A_429_is_tried_again_with_the_next_key_until_the_deadline()
    {
        PolicyRequest request = trial.Arrive(patience: 10);
        for (int i = 0; i < 20; i++) Assert.True(trial.Answer(request, Expect(request, i % 3), 429));
        trial.Pass(10);
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(request).What);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(502)]
    public void Any_other_error_goes_to_the_caller(int status) => Assert.Single(trial.Serve(_ => status));

    [Fact]
    public void Other_errors_never_bench()
    {
        for (int i = 0; i < 30; i++) trial.Once(i % 2 == 0 ? 401 : 500);
        Assert.False(trial.IsBenched(0) || trial.IsBenched(1) || trial.IsBenched(2));
    }

    [Fact]
    public void Where_all_are_unhealthy_the_next_is_used_anyway()
    {
        Throttle(rounds: 3);
        Assert.True(trial.IsBenched(0) && trial.IsBenched(1) && trial.IsBenched(2));
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(_ => trial.Once(429)));
    }

    [Fact]
    public void A_fallback_model_is_never_used() => Assert.Equal(0, Assert.Single(trial.Serve(_ => 502, 0, 1)).Model);

    private void Throttle(int rounds)
    {
        for (int i = 0; i < rounds * 3; i++) trial.Once(429);
    }

    private PolicyStep Expect(PolicyRequest request, int key)
    {
        PolicyStep step = trial.Attempt(request);
        Assert.Equal(key, step.Key);
        return step;
    }
}
