namespace OpenRouter.Aot.Simulation.Tests;

public class GptLoadBlacklistTests
{
    private readonly Trial trial = new(new GptLoadBlacklist(3));

    [Fact]
    public void Keys_rotate() => Assert.Equal([0, 1, 2, 0], Enumerable.Range(0, 4).Select(_ => trial.Once(200)));

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(0)]
    public void The_third_failure_blacklists_a_key_however_far_apart_and_whatever_succeeded_between(int status)
    {
        for (int round = 0; round < 3; round++)
        {
            Assert.False(trial.IsBenched(0));
            Rotate(key => key == 0 ? status : 200);
            Rotate(_ => 200);
            trial.Pass(90);
        }

        Assert.True(trial.IsBenched(0));
        Assert.DoesNotContain(0, Enumerable.Range(0, 6).Select(_ => trial.Once(200)));
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(400, "Please reduce the length of the messages.")]
    [InlineData(429, "Resource has been exhausted (e.g. check quota).")]
    public void Some_failures_do_not_count(int status, string message)
    {
        for (int i = 0; i < 20; i++) trial.Once(status, message: message);
        Assert.False(trial.IsBenched(0));
    }

    [Fact]
    public void A_failure_is_tried_again_at_once_three_times_and_a_404_never()
    {
        var trial = new Trial(new GptLoadBlacklist(20));
        Assert.Equal([0, 1, 2, 3], trial.Serve(_ => 429).Select(attempt => attempt.Key));
        Assert.Single(trial.Serve(_ => 404));
        Assert.All(trial.Serve(_ => 500, 0, 1), attempt => Assert.Equal(0, attempt.Model));
    }

    [Fact]
    public void Without_an_active_key_every_request_fails_at_once()
    {
        Blacklist();
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(trial.Arrive()).What);
    }

    [Fact]
    public void Only_the_validator_brings_a_key_back_every_five_minutes()
    {
        Blacklist();
        trial.Pass(299);
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(trial.Arrive()).What);
        trial.Pass(1);

        // One request carries the tests of all three keys; the last one answers.
        PolicyRequest request = trial.Arrive();
        Assert.True(trial.Answer(request, ExpectKey(request, 0), 401));
        Assert.True(trial.Answer(request, ExpectKey(request, 1), 401));
        Assert.False(trial.Answer(request, ExpectKey(request, 2), 200));
        Assert.True(trial.IsBenched(0) && trial.IsBenched(1));
        Assert.Equal([2, 2, 2], Enumerable.Range(0, 3).Select(_ => trial.Once(200)));
        trial.Once(500);
        trial.Once(500);
        Assert.False(trial.IsBenched(2));
        trial.Pass(300);
        Assert.Equal([0, 1], trial.Serve(attempt => attempt.Key == 1 ? 200 : 401).Select(attempt => attempt.Key));
    }

    [Fact]
    public void A_test_does_not_use_up_the_retries_of_its_request()
    {
        Blacklist();
        trial.Pass(300);
        Assert.Equal([0], trial.Serve(_ => 200).Select(attempt => attempt.Key));
        Assert.Equal([1, 2, 0, 0, 0], trial.Serve(_ => 401).Select(attempt => attempt.Key));
    }

    private void Rotate(Func<int, int> statusOf)
    {
        for (int i = 0; i < 3; i++)
        {
            PolicyRequest request = trial.Arrive();
            PolicyStep attempt = trial.Attempt(request);
            trial.Answer(request, attempt, statusOf(attempt.Key));
        }
    }

    private void Blacklist()
    {
        for (int i = 0; i < 9; i++) trial.Once(401);
        Assert.True(trial.IsBenched(0) && trial.IsBenched(1) && trial.IsBenched(2));
    }

    private PolicyStep ExpectKey(PolicyRequest request, int key)
    {
        PolicyStep step = trial.Attempt(request);
        Assert.Equal(key, step.Key);
        return step;
    }
}
