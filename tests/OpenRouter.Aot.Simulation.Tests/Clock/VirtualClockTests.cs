namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Time passes from event to event, in an order that never changes.</summary>
public class VirtualClockTests
{
    private readonly VirtualClock clock = new();
    private readonly List<string> seen = [];

    [Fact]
    public void Events_happen_by_time_and_then_in_the_order_in_which_they_were_scheduled()
    {
        Schedule("late", 2);
        Schedule("early", 1);
        Schedule("early, second", 1);
        clock.Schedule(new DelayedCall(() => Schedule("now, scheduled by an event", 0)), clock.Now);
        Run(3);
        Assert.Equal(["now, scheduled by an event", "early", "early, second", "late"], seen);
        Assert.Equal(TimeSpan.FromSeconds(2), clock.Elapsed);
    }

    [Fact]
    public void What_is_scheduled_for_the_past_happens_now()
    {
        Schedule("first", 5);
        Run(5);
        clock.Schedule(new DelayedCall(() => seen.Add($"{clock.Elapsed.TotalSeconds}")), VirtualClock.Start);
        Run(6);
        Assert.Equal(["first", "5"], seen);
    }

    [Fact]
    public void Nothing_happens_after_the_last_moment()
    {
        Schedule("late", 2);
        Assert.False(clock.TryAdvance(VirtualClock.Start.AddSeconds(1)));
        Assert.Empty(seen);
        Assert.Equal(TimeSpan.Zero, clock.Elapsed);
    }

    [Fact]
    public void A_timer_fires_when_it_was_last_set_for_and_not_before()
    {
        using ITimer timer = clock.CreateTimer(_ => seen.Add($"{clock.Elapsed.TotalSeconds}"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        Run(10);
        Assert.Equal(["3"], seen);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed_of()
    {
        ITimer timer = clock.CreateTimer(_ => seen.Add($"{clock.Elapsed.TotalSeconds}"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Run(6);
        timer.Dispose();
        Run(20);
        Assert.Equal(["1", "3", "5"], seen);
    }

    [Fact]
    public void Luck_belongs_to_the_request_and_its_attempt()
    {
        double[] first = [.. Enumerable.Range(0, 100).Select(request => new Luck(7, request, 1).NextDouble())];
        Assert.Equal(first, Enumerable.Range(0, 100).Select(request => new Luck(7, request, 1).NextDouble()));
        Assert.Equal(100, first.Distinct().Count());
        Assert.DoesNotContain(new Luck(7, 3, 2).NextDouble(), first);
        Assert.DoesNotContain(new Luck(8, 3, 1).NextDouble(), first);
        // The mean of ten thousand even numbers is off by more than a hundredth once in three thousand seeds.
        Assert.Equal(0.5, Enumerable.Range(0, 10_000).Average(request => new Luck(7, request, 1).NextDouble()), 0.01);
    }

    private void Schedule(string name, int seconds) => clock.Schedule(new DelayedCall(() => seen.Add(name)), clock.Now.AddSeconds(seconds));

    private void Run(int seconds)
    {
        while (clock.TryAdvance(VirtualClock.Start.AddSeconds(seconds)))
        {
        }
    }
}
