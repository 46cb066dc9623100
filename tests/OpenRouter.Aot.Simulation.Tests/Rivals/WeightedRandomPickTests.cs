namespace OpenRouter.Aot.Simulation.Tests;

public class WeightedRandomPickTests
{
    [Fact]
    public void Draws_follow_the_weights()
    {
        var trial = new Trial(new WeightedRandomPick([1, 3, 0], new Chance(5)));
        int[] uses = new int[3];
        for (int i = 0; i < 10_000; i++) uses[trial.Once(200)]++;
        Assert.InRange(uses[1], 7_350, 7_650);
        Assert.Equal(0, uses[2]);
    }

    [Fact]
    public void A_failure_is_tried_again_at_most_three_times_and_never_at_once_with_the_key_that_failed()
    {
        var trial = new Trial(new WeightedRandomPick([1, 1, 1], new Chance(5)));
        List<int> lengths = [];
        for (int i = 0; i < 300; i++)
        {
            List<PolicyStep> attempts = trial.Serve(_ => 500);
            Assert.All(attempts.Zip(attempts.Skip(1)), pair => Assert.NotEqual(pair.First.Key, pair.Second.Key));
            lengths.Add(attempts.Count);
        }

        // A draw of the key that failed is lost: each of the three happens with a chance of 2/3.
        Assert.Equal([1, 2, 3, 4], lengths.Distinct().Order());
        Assert.InRange(lengths.Average(), 2.9, 3.1);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(0)]
    public void Every_failure_but_a_400_is_tried_again(int status)
    {
        var trial = new Trial(new WeightedRandomPick([.. Enumerable.Repeat(1.0, 1_000)], new Chance(5)));
        Assert.Equal(4, trial.Serve(_ => status).Count);
        Assert.Single(trial.Serve(_ => 400));
        Assert.Single(trial.Serve(_ => 200));
    }

    [Fact]
    public void When_the_draws_are_used_up_the_next_model_has_its_own()
    {
        var trial = new Trial(new WeightedRandomPick([.. Enumerable.Repeat(1.0, 1_000)], new Chance(5)));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], trial.Serve(_ => 500, 3, 4).Select(attempt => attempt.Model));
        Assert.Equal([0, 1], trial.Serve(attempt => attempt.Model == 0 ? 400 : 200, 3, 4).Select(attempt => attempt.Model));
    }

    [Fact]
    public void Nothing_is_remembered_of_a_failure()
    {
        var trial = new Trial(new WeightedRandomPick([1, 1], new Chance(5)));
        int[] uses = new int[2];
        for (int i = 0; i < 1_000; i++) uses[trial.Serve(_ => 401)[0].Key]++;
        Assert.InRange(uses[0], 440, 560);
        Assert.False(trial.IsBenched(0) || trial.IsBenched(1));
    }
}
