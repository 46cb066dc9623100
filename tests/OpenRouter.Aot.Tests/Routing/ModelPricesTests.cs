namespace OpenRouter.Aot.Tests.Routing;

/// <summary>What requests may cost at most, from what answers did cost.</summary>
public class ModelPricesTests
{
    private readonly ModelPrices prices = new();

    [Fact]
    public void What_nobody_knows_is_no_estimate()
    {
        Assert.Equal(0, prices.EstimateMicroUsd("a/b", 100));
        prices.Learn("a/b", Answer(0, 100, 100));
        prices.Learn("a/b", Answer(null, 100, 100));
        prices.Learn("a/b", Answer(1, 100, 0));
        prices.Learn("a/b", Answer(1, 100, null));
        prices.Learn("a/b:free", Answer(1, 100, 100));
        Assert.Equal((0, 0), (prices.EstimateMicroUsd("a/b", 100), prices.EstimateMicroUsd("a/b:free", 100)));

        prices.Learn("a/b", Answer(1, 100, 100));
        Assert.NotEqual(0, prices.EstimateMicroUsd("a/b", 100));
        Assert.Equal((0, 0), (prices.EstimateMicroUsd("a/b", null), prices.EstimateMicroUsd("c/d", 100)));
        Assert.Equal(0, prices.EstimateMicroUsd(null, 100));
        prices.Learn(null, Answer(1, 100, 100));
        Assert.NotEqual(0, prices.EstimateMicroUsd(null, 100));
    }

    [Theory]
    [InlineData(0.000003, 0.000015)]
    [InlineData(0.00000025, 0.000002)]
    [InlineData(0.00000005, 0.0000004)]
    [InlineData(0.000001, 0.000001)]
    public void An_estimate_is_never_below_the_cost_and_of_its_order(double promptPrice, double completionPrice)
    {
        foreach ((int prompt, int completion) in ((int, int)[])[(20, 30), (2_000, 300), (100_000, 1), (50, 4_000)])
        {
            var one = new ModelPrices();
            one.Learn("a/b", Answer((decimal)((prompt * promptPrice) + (completion * completionPrice)), prompt, completion));
            foreach (int maxTokens in (int[])[completion, 500, 16_000])
            {
                double most = ((prompt * promptPrice) + (maxTokens * completionPrice)) * 1e6;
                Assert.InRange(one.EstimateMicroUsd("a/b", maxTokens), Math.Floor(most), Math.Ceiling(most * 10) + 1);
            }
        }
    }

    [Fact]
    public void The_dearest_of_the_last_answers_counts_and_is_forgotten()
    {
        prices.Learn("a/b", Answer(1, 10, 100));
        long dear = prices.EstimateMicroUsd("a/b", 100);
        for (int i = 0; i < 15; i++)
            prices.Learn("a/b", Answer(0.01m, 10, 100));
        Assert.Equal(dear, prices.EstimateMicroUsd("a/b", 100));
        prices.Learn("a/b", Answer(0.01m, 10, 100));
        Assert.InRange(prices.EstimateMicroUsd("a/b", 100), 10_000, 12_000);
    }

    [Fact]
    public void Slugs_from_callers_do_not_fill_the_memory()
    {
        for (int i = 0; i < 3_000; i++)
            prices.Learn($"a/{i}", Answer(1, 10, 100));
        Assert.NotEqual(0, prices.EstimateMicroUsd("a/0", 1));
        Assert.Equal(0, prices.EstimateMicroUsd("a/2999", 1));
    }

    [Fact]
    public void Huge_figures_do_not_overflow()
    {
        prices.Learn("a/b", Answer(decimal.MaxValue, 10, 1));
        Assert.InRange(prices.EstimateMicroUsd("a/b", int.MaxValue) * 1000, 1, long.MaxValue);
    }

    private static AnswerSummary Answer(decimal? cost, long? prompt, long? completion) => new() { Cost = cost, PromptTokens = prompt, CompletionTokens = completion };
}
