namespace OpenRouter.Aot.Tests.Flow;

public class FirstTokenTrendTests
{
    private readonly FirstTokenTrend trend = new();

    [Fact]
    public void One_slow_prompt_proves_nothing_and_a_slow_round_does()
    {
        Assert.False(Round(8, 0.3));
        Assert.False(trend.Add(TimeSpan.FromSeconds(3), 8));
        for (int i = 1; i < 8; i++)
            Assert.False(trend.Add(TimeSpan.FromSeconds(0.3), 8));
        Assert.True(Round(8, 1.5));
    }

    [Fact]
    public void A_round_is_as_many_as_run()
    {
        Round(8, 0.3);
        for (int i = 1; i < 40; i++)
            Assert.False(trend.Add(TimeSpan.FromSeconds(2), 40));
        Assert.True(trend.Add(TimeSpan.FromSeconds(2), 40));
    }

    [Fact]
    public void Twice_as_long_is_within_the_tolerance_and_what_stays_slow_becomes_the_rule()
    {
        Round(8, 1);
        Assert.False(Round(8, 2));
        int slow = 0;
        while (Round(8, 4) && slow < 1_000)
            slow++;
        Assert.InRange(slow, 10, 40);
    }

    private bool Round(int running, double seconds)
    {
        bool isSlow = false;
        for (int i = 0; i < running; i++)
            isSlow |= trend.Add(TimeSpan.FromSeconds(seconds), running);
        return isSlow;
    }
}
