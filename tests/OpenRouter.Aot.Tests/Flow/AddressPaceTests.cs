namespace OpenRouter.Aot.Tests.Flow;

/// <summary>How fast attempts may begin from one address, as blocks teach it.</summary>
public class AddressPaceTests
{
    private readonly AddressPace pace = new();
    private DateTimeOffset now = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_limited_before_the_first_refusal()
    {
        for (int i = 0; i < 100_000; i++)
            Take();
        Assert.Equal([null, null, null], pace.Limits);
        Assert.Null(pace.GetRecovery(0, now));
    }

    [Fact]
    public void A_refusal_limits_ten_seconds_to_what_began_before_it()
    {
        PaceMark[] marks = [.. Enumerable.Range(0, 55).Select(_ => Take())];
        pace.Throttle(marks[50], isTold: true, now);
        Assert.Equal([50, null, null], pace.Limits);

        Assert.False(pace.TryTake(0, now, out _));
        // What began is counted a little longer than ten seconds, and never shorter.
        DateTimeOffset recovery = pace.GetRecovery(0, now)!.Value;
        Assert.InRange(recovery - now, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10.1));
        now = recovery.AddTicks(-1);
        Assert.False(pace.TryTake(0, now, out _));
        now = recovery;
        Assert.Equal(50, TakeAll());
    }

    [Fact]
    public void Of_a_block_the_first_that_was_turned_away_is_the_one_too_many_in_whatever_order_they_come_back()
    {
        PaceMark[] marks = [.. Enumerable.Range(0, 60).Select(_ => Take())];
        foreach (int refused in (int[])[57, 59, 50, 53, 51])
            pace.Throttle(marks[refused], isTold: true, now);
        Assert.Equal([50, null, null], pace.Limits);
    }

    [Fact]
    public void In_no_ten_seconds_more_begin_than_the_limit()
    {
        PaceMark[] marks = [.. Enumerable.Range(0, 31).Select(_ => Take())];
        pace.Throttle(marks[30], isTold: true, now);
        var chance = new Random(7);
        var begun = new List<DateTimeOffset>();
        // Less than the minute after which a step is made.
        for (DateTimeOffset end = now.AddSeconds(55); now < end; now += TimeSpan.FromMilliseconds(chance.Next(120)))
        {
            if (pace.TryTake(0, now, out _))
                begun.Add(now);
        }

        Assert.InRange(begun.Count, 4 * 30, 5 * 30);
        Assert.All(begun.Skip(30).Zip(begun), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_step_that_is_refused_is_taken_back_and_the_next_comes_later()
    {
        Restrict(to: 160);
        var steps = new List<TimeSpan>();
        for (int i = 0; i < 4; i++)
        {
            DateTimeOffset since = now;
            UseUp(until: () => pace.Limits[0] > 160);
            Assert.Equal(170, pace.Limits[0]);
            steps.Add(now - since);
            now = now.AddSeconds(11);
            PaceMark mark = default;
            for (int taken = 0; taken < 165; taken++)
                mark = Take();
            pace.Throttle(mark, isTold: true, now);
            Assert.Equal(160, pace.Limits[0]);
        }

        Assert.Equal([1, 2, 4, 8], steps.Select(step => (int)step.TotalMinutes));
    }

    [Fact]
    public void Steps_that_are_taken_grow()
    {
        Restrict(to: 160);
        int before = 160;
        var steps = new List<int>();
        for (int i = 0; i < 4; i++)
        {
            UseUp(until: () => pace.Limits[0] > before);
            steps.Add(pace.Limits[0]!.Value - before);
            before += steps[^1];
        }

        Assert.Equal([10, 20, 40, 80], steps);
    }

    [Fact]
    public void Who_is_not_used_up_makes_no_step()
    {
        Restrict(to: 160);
        for (int i = 0; i < 1000; i++)
        {
            now = now.AddSeconds(11);
            Take();
        }

        Assert.Equal(160, pace.Limits[0]);
    }

    [Fact]
    public void A_limit_that_is_refused_twice_is_of_a_longer_window()
    {
        PaceMark[] marks = [.. Enumerable.Range(0, 301).Select(_ => Take())];
        pace.Throttle(marks[300], isTold: true, now);
        Assert.Equal([300, null, null], pace.Limits);

        // Once may be the way, on which some come closer to each other.
        now = now.AddSeconds(11);
        PaceMark last = default;
        for (int i = 0; i < 300; i++)
            last = Take();
        pace.Throttle(last, isTold: true, now);
        Assert.Equal([285, null, null], pace.Limits);

        now = now.AddSeconds(61);
        for (int i = 0; i < 200; i++)
            last = Take();
        now = now.AddSeconds(11);
        for (int i = 0; i < 51; i++)
            last = Take();
        pace.Throttle(last, isTold: true, now);
        Assert.Equal([285, 250, null], pace.Limits);
        Assert.False(pace.TryTake(0, now, out _));
        Assert.InRange(pace.GetRecovery(0, now)!.Value - now, TimeSpan.FromSeconds(49), TimeSpan.FromSeconds(49.5));
    }

    [Fact]
    public void A_refusal_at_a_crawl_does_not_make_a_client_crawl_that_was_let_run()
    {
        PaceMark[] marks = [.. Enumerable.Range(0, 400).Select(_ => Take())];
        foreach (PaceMark mark in marks)
            pace.Pass(mark, now);
        now = now.AddMinutes(1);
        pace.Throttle(Take(), isTold: true, now);
        Assert.Equal([280, null, null], pace.Limits);
    }

    [Fact]
    public void A_refusal_beside_which_others_pass_is_no_block()
    {
        Restrict(to: 160);
        now = now.AddSeconds(11);
        PaceMark[] marks = [.. Enumerable.Range(0, 100).Select(_ => Take())];
        pace.Throttle(marks[50], isTold: true, now);
        Assert.Equal([152, null, null], pace.Limits);
        pace.Throttle(marks[60], isTold: true, now);
        foreach (int before in (int[])[1, 2, 3, 4])
            pace.Pass(marks[before], now);
        foreach (int after in (int[])[70, 71])
            pace.Pass(marks[after], now);
        Assert.Equal([152, null, null], pace.Limits);
        pace.Pass(marks[72], now);
        Assert.Equal([160, null, null], pace.Limits);

        // Neither is it one more reason to take the window for a longer one.
        now = now.AddSeconds(11);
        pace.Throttle(Take(), isTold: true, now);
        Assert.Equal([152, null, null], pace.Limits);
    }

    [Fact]
    public void Two_a_second_always_may()
    {
        pace.Throttle(Take(), isTold: true, now);
        Assert.Equal([20, null, null], pace.Limits);
    }

    [Theory]
    [InlineData(false, 1, null)]
    [InlineData(true, 1, 20)]
    [InlineData(false, 11, 20)]
    public void Who_passes_soon_after_a_refusal_was_not_blocked_unless_the_service_said_so(bool isTold, int seconds, int? limit)
    {
        pace.Throttle(Take(), isTold, now);
        now = now.AddSeconds(seconds);
        pace.Pass(Take(), now);
        Assert.Equal([limit, null, null], pace.Limits);
    }

    [Fact]
    public void A_share_stays_free_for_those_who_need_none()
    {
        Restrict(to: 100);
        now = now.AddSeconds(11);
        int bulk = 0;
        while (pace.TryTake(0.2, now, out _))
            bulk++;
        Assert.Equal(80, bulk);
        Assert.NotNull(pace.GetRecovery(0.2, now));
        Assert.Null(pace.GetRecovery(0, now));
        Assert.Equal(20, TakeAll());
    }

    [Fact]
    public void What_did_not_begin_after_all_does_not_count()
    {
        Restrict(to: 100);
        now = now.AddSeconds(11);
        Assert.Equal(100, TakeAll());
        now = now.AddSeconds(1);
        pace.Return();
        Assert.Equal(1, TakeAll());
    }

    private PaceMark Take()
    {
        Assert.True(pace.TryTake(0, now, out PaceMark mark));
        return mark;
    }

    private int TakeAll()
    {
        int taken = 0;
        while (pace.TryTake(0, now, out _))
            taken++;
        return taken;
    }

    private void Restrict(int to)
    {
        PaceMark[] marks = [.. Enumerable.Range(0, to + 1).Select(_ => Take())];
        pace.Throttle(marks[to], isTold: true, now);
        Assert.Equal(to, pace.Limits[0]);
    }

    private void UseUp(Func<bool> until)
    {
        while (!until())
        {
            pace.TryTake(0, now, out _);
            now = now.AddMilliseconds(20);
        }
    }
}
