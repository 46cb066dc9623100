namespace OpenRouter.Aot.Simulation.Tests;

public class RivalsTests
{
    public static TheoryData<string> Names => [.. Rivals.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_makes_the_same_choices(string name) => Assert.Equal(Choices(name, seed: 7), Choices(name, seed: 7));

    [Theory]
    [InlineData(Rivals.WeightedRandom)]
    [InlineData(Rivals.LiteLlm)]
    public void Another_seed_makes_other_choices(string name) => Assert.NotEqual(Choices(name, seed: 7), Choices(name, seed: 8));

    [Theory]
    [MemberData(nameof(Names))]
    public void Healthy_keys_are_all_used_and_none_is_benched(string name)
    {
        List<int> choices = Choices(name, seed: 3);
        Assert.Equal(4, choices.Distinct().Count());
        Assert.All(choices.CountBy(key => key), use => Assert.InRange(use.Value, 15, 35));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_past_its_deadline_is_given_up(string name)
    {
        var trial = new Trial(Rivals.Create(name, keys: 4, models: 1, seed: 1));
        PolicyRequest request = trial.Arrive(patience: 5);
        trial.Pass(5);
        Assert.Equal(PolicyStep.Kind.GiveUp, trial.Next(request).What);
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Rivals.Create("nobody", keys: 1, models: 1, seed: 1));
        Assert.Contains("'nobody'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("rotating, weighted-random, litellm, gpt-load, busbar", refusal.Message, StringComparison.Ordinal);
    }

    private static List<int> Choices(string name, ulong seed)
    {
        var trial = new Trial(Rivals.Create(name, keys: 4, models: 1, seed));
        List<int> choices = [.. Enumerable.Range(0, 100).Select(_ => trial.Once(200))];
        Assert.DoesNotContain(Enumerable.Range(0, 4), trial.IsBenched);
        return choices;
    }
}
