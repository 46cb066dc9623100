namespace OpenRouter.Aot.Tests.Flow;

public class AdaptiveWidthTests
{
    private readonly List<WidthMark> running = [];
    private DateTimeOffset now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_begins_with_eight_and_doubles_with_each_round_that_is_taken_on()
    {
        var width = AdaptiveWidth.Begin();
        foreach (int expected in (int[])[8, 16, 32, 64])
        {
            Fill(width);
            Assert.Equal(expected, width.Running);
            // The round is taken on, one after the other, and each makes room for one more.
            for (int i = 0; i < expected; i++)
            {
                Assert.True(width.Accept(now));
                Fill(width);
            }
        }
    }

    [Fact]
    public void It_doubles_each_second_where_a_slow_model_neither_takes_on_nor_refuses()
    {
        var width = AdaptiveWidth.Begin();
        Fill(width);
        now += TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1);
        Assert.False(width.TryTake(0, now, out _));
        foreach (int expected in (int[])[16, 32, 64])
        {
            now += expected == 16 ? TimeSpan.FromTicks(1) : TimeSpan.FromSeconds(1);
            Fill(width);
            Assert.Equal(expected, width.Running);
        }
    }

    [Fact]
    public void It_does_not_widen_while_it_is_not_used_up()
    {
        var width = AdaptiveWidth.Begin();
        for (int i = 0; i < 7; i++)
            Assert.True(width.TryTake(0, now, out _));
        for (int i = 0; i < 100; i++)
            Assert.False(width.Accept(now));
        Assert.Equal(8, width.Limit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_limit_is_and_however_the_answers_mix_it_is_found_exactly(int seed)
    {
        var chance = new Random(seed);
        for (int round = 0; round < 500; round++)
        {
            int limit = chance.Next(1, 100), wanted = chance.Next(limit + 1, 200);
            (AdaptiveWidth account, AdaptiveWidth model, int wasted) = RunUntilQuiet(limit, wanted, chance);
            Assert.True(account.Limit >= limit, $"seed {seed}, round {round}: {account.Limit} is less than {limit}");
            Assert.True(Math.Min(account.Limit!.Value, model.Limit!.Value) <= limit, $"seed {seed}, round {round}: {account.Limit} is more than {limit}");
            Assert.True(wasted > 0);
        }
    }

    [Fact]
    public void Beyond_a_proved_limit_it_tries_one_step_and_waits_twice_as_long_each_time_that_it_is_refused()
    {
        AdaptiveWidth width = Prove(12);
        foreach (int seconds in (int[])[5, 10, 20, 40, 60, 60])
        {
            now += TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1);
            Assert.False(width.TryTake(0, now, out _), $"before {seconds} s");
            now += TimeSpan.FromTicks(1);
            Assert.True(width.TryTake(0, now, out WidthMark mark), $"after {seconds} s");
            Assert.False(width.TryTake(0, now, out _), "one step");
            width.Prove(mark, null, now);
            width.Return();
            Assert.Equal(12, width.Limit);
        }
    }

    [Fact]
    public void Steps_that_are_not_refused_follow_each_other_every_five_seconds()
    {
        AdaptiveWidth width = Prove(12);
        Assert.False(width.TryTake(0, now, out _));
        for (int expected = 13; expected <= 16; expected++)
        {
            now += TimeSpan.FromSeconds(5);
            Assert.True(width.TryTake(0, now, out _));
            Assert.Equal(expected, width.Limit);
            Assert.False(width.TryTake(0, now, out _));
        }
    }

    [Fact]
    public void A_limit_that_nobody_reaches_is_not_stepped_over()
    {
        AdaptiveWidth width = Prove(12);
        for (int i = 0; i < 6; i++)
            width.Return();
        now += TimeSpan.FromHours(1);
        Assert.True(width.TryTake(0, now, out _));
        Assert.Equal(12, width.Limit);
    }

    [Fact]
    public void What_is_refused_although_nothing_runs_holds_everybody_until_the_hint()
    {
        var width = AdaptiveWidth.Open();
        Assert.True(width.TryTake(0, now, out WidthMark mark));
        width.Prove(mark, now.AddSeconds(3), now);
        width.Return();

        Assert.Equal(now.AddSeconds(3), width.HeldUntil(now));
        Assert.False(width.TryTake(0, now.AddSeconds(2.9), out _));
        Assert.True(width.TryTake(0, now.AddSeconds(3), out _));
        Assert.False(width.TryTake(0, now.AddSeconds(3), out _));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(3_600, 60)]
    public void Nobody_is_held_for_ever(int? hint, int most)
    {
        var width = AdaptiveWidth.Open();
        width.TryTake(0, now, out WidthMark mark);
        width.Prove(mark, hint is { } seconds ? now.AddSeconds(seconds) : null, now);
        Assert.Equal(now.AddSeconds(most), width.HeldUntil(now));
    }

    [Theory]
    [InlineData(8, 0.2, 6)]
    [InlineData(12, 0.2, 9)]
    [InlineData(5, 0.2, 4)]
    [InlineData(1, 0.2, 1)]
    [InlineData(2, 0.9, 1)]
    [InlineData(10, 0, 10)]
    public void A_share_stays_free_and_a_width_of_one_leaves_nothing(int most, double share, int expected)
    {
        var width = AdaptiveWidth.Fixed(most);
        int taken = 0;
        while (width.TryTake(share, now, out _))
            taken++;
        Assert.Equal(expected, taken);
        while (width.TryTake(0, now, out _))
            taken++;
        Assert.Equal(most, taken);
    }

    [Fact]
    public void A_throttle_soon_after_the_width_grew_takes_three_tenths_of_it_once_a_burst()
    {
        var width = AdaptiveWidth.Begin();
        Grow(width, 40);
        WidthMark[] marks = [.. running.TakeLast(20), running[0]];
        foreach (WidthMark mark in marks)
            width.Throttle(mark, now);
        Assert.Equal(28, width.Limit);
    }

    [Fact]
    public void A_throttle_long_after_is_the_models_own_and_one_that_follows_soon_is_not()
    {
        var width = AdaptiveWidth.Begin();
        Grow(width, 40);
        now += TimeSpan.FromSeconds(30);
        width.Throttle(running[^1], now);
        Assert.Equal(40, width.Limit);

        now += TimeSpan.FromSeconds(3);
        width.Return();
        Assert.True(width.TryTake(0, now, out WidthMark next));
        width.Throttle(next, now);
        Assert.Equal(28, width.Limit);
    }

    [Fact]
    public void A_throttle_right_after_a_step_takes_the_step_back()
    {
        AdaptiveWidth width = Prove(12);
        Assert.False(width.TryTake(0, now, out _));
        now += TimeSpan.FromSeconds(20);
        Assert.True(width.TryTake(0, now, out WidthMark mark));
        Assert.Equal(13, width.Limit);
        width.Throttle(mark, now.AddSeconds(1));
        Assert.Equal(12, width.Limit);
    }

    [Fact]
    public void First_tokens_that_come_late_narrow_it_to_no_less_than_half_of_what_went_well()
    {
        var width = AdaptiveWidth.Begin();
        Grow(width, 40);
        for (int i = 0; i < 50; i++)
            width.Narrow(now);
        Assert.Equal(20, width.Limit);

        var small = AdaptiveWidth.Begin();
        small.Narrow(now);
        Assert.Equal(8, small.Limit);
    }

    [Fact]
    public void A_width_that_is_set_stays()
    {
        var width = AdaptiveWidth.Fixed(12);
        Fill(width);
        foreach (WidthMark mark in running)
        {
            width.Prove(mark, null, now);
            width.Throttle(mark, now);
            width.Narrow(now);
            width.Accept(now);
        }

        now += TimeSpan.FromHours(1);
        Assert.False(width.TryTake(0, now, out _));
        Assert.Equal(12, width.Limit);
    }

    private void Fill(AdaptiveWidth width)
    {
        while (width.TryTake(0, now, out WidthMark mark))
            running.Add(mark);
    }

    /// <summary>Until as many run.</summary>
    private void Grow(AdaptiveWidth width, int most)
    {
        Fill(width);
        while (width.Limit < most)
        {
            width.Accept(now);
            Fill(width);
        }
    }

    private AdaptiveWidth Prove(int limit)
    {
        var width = AdaptiveWidth.Open();
        for (int i = 0; i < limit; i++)
            Assert.True(width.TryTake(0, now, out _));
        Assert.True(width.TryTake(0, now, out WidthMark one));
        width.Prove(one, null, now);
        width.Return();
        Assert.Equal(limit, width.Limit);
        return width;
    }

    /// <summary>A service that takes so many at once, callers that want more, answers in any order; until all that is sent is taken on.</summary>
    private (AdaptiveWidth Account, AdaptiveWidth Model, int Wasted) RunUntilQuiet(int limit, int wanted, Random chance)
    {
        AdaptiveWidth account = AdaptiveWidth.Open(), model = AdaptiveWidth.Begin();
        var sent = new List<(WidthMark Mark, bool IsRefused)>();
        int served = 0, wasted = 0, quiet = 0;
        while (quiet < 50 || account.Limit is null || sent.Exists(one => one.IsRefused))
        {
            while (sent.Count < wanted && model.TryTake(0, now, out _))
            {
                if (!account.TryTake(0, now, out WidthMark mark))
                {
                    model.Return();
                    break;
                }

                bool isRefused = served == limit;
                served += isRefused ? 0 : 1;
                wasted += isRefused ? 1 : 0;
                quiet = isRefused ? 0 : quiet + 1;
                sent.Add((mark, isRefused));
            }

            // Headers come back in any order; a refusal ends its attempt, and one taken on may end, or may go on.
            int at = chance.Next(sent.Count);
            (WidthMark of, bool wasRefused) = sent[at];
            if (wasRefused)
                account.Prove(of, null, now);
            else if (model.Accept(now) | chance.Next(3) > 0 && sent.Exists(one => one.IsRefused))
                continue;
            else
                served--;
            sent.RemoveAt(at);
            account.Return();
            model.Return();
        }

        return (account, model, wasted);
    }
}
