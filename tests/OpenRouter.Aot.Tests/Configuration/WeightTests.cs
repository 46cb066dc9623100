using System.Globalization;
using CsCheck;

namespace OpenRouter.Aot.Tests.Configuration;

public class WeightTests
{
    // Steps that weights have in common, and those that they have not, make rounds on both sides of the limit.
    private static readonly Gen<int[]> Weights = Choose.From(1, 10, 250, 1000)
        .SelectMany(step => Gen.Int[1, 1000].Select(weight => step * weight).Array[1, 200]);

    [Fact]
    public void The_rule_of_the_round_is_what_counting_the_slow_way_says()
    {
        int refused = 0, accepted = 0;
        Weights.Sample(weights =>
        {
            var options = new OpenRouterClientOptions();
            foreach (int weight in weights)
                options.Keys.Add(new KeyOptions { Secret = new ApiKey($"secret-{options.Keys.Count}"), Weight = weight / 1000.0 });
            int divisor = weights.Min();
            while (weights.Any(weight => weight % divisor != 0))
                divisor--;
            long picks = weights.Sum(weight => weight / divisor);

            IReadOnlyList<string> mistakes = OptionsValidator.FindMistakes(options);

            if (picks <= 65_536)
            {
                Interlocked.Increment(ref accepted);
                Assert.Empty(mistakes);
            }
            else
            {
                Interlocked.Increment(ref refused);
                Assert.Contains($"a round of {picks} picks", Assert.Single(mistakes), StringComparison.Ordinal);
            }
        }, iter: 2000);
        Assert.True(refused > 100 && accepted > 100, $"{refused} refused and {accepted} accepted prove too little.");
    }

    [Fact]
    public void Every_step_is_a_weight_and_nothing_between_two()
    {
        for (int thousandths = 1; thousandths <= 1_000_000; thousandths++)
        {
            double weight = thousandths / 1000.0;
            Assert.True(KeyOptionsValidator.IsWeight(weight), weight.ToString(CultureInfo.InvariantCulture));
            Assert.False(KeyOptionsValidator.IsWeight(weight + 0.0001), weight.ToString(CultureInfo.InvariantCulture));
        }
    }
}
