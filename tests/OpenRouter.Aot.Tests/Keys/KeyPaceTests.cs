using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyPaceTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void No_minute_sees_more_than_the_pace() =>
        Gen.Select(
            Choose.From(0.5, 1, 7, 60, 100, 599, 601, 1_000, 1_199, 6_000, 30_000), Gen.Int[1, 400], Gen.Int[0, 60].Array[200, 600]).Sample((pace, stepMilliseconds, arrivals) =>
        {
            var clock = new FakeTimeProvider();
            KeyRing ring = Paced(clock, pace);
            List<long> begins = [];
            for (int minute = 0; minute < 2; minute++)
            {
                foreach (int arriving in arrivals)
                {
                    for (int i = 0; i < arriving && ring.Serve() is not null; i++)
                        begins.Add(clock.GetUtcNow().Ticks);
                    clock.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
                }
            }

            int most = (int)Math.Ceiling(pace) + Math.Max(1, (int)(pace / 600));
            for (int first = 0, last = 0; first < begins.Count; first++)
            {
                while (last < begins.Count && begins[last] - begins[first] < TimeSpan.TicksPerMinute)
                    last++;
                Assert.InRange(last - first, 1, most);
            }
        }, iter: 150);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(599)]
    [InlineData(601)]
    [InlineData(1_000)]
    [InlineData(1_199)]
    [InlineData(1_700)]
    [InlineData(6_000)]
    [InlineData(60_000)]
    public void A_key_that_is_always_wanted_begins_as_many_as_its_pace_evenly(double pace)
    {
        KeyRing ring = Paced(time, pace);
        TimeSpan span = TimeSpan.FromMinutes(Math.Max(1, 10 / pace));
        double each = Math.Max(1, span.TotalMinutes * pace / 20);
        Assert.NotNull(ring.Serve());
        int begun = 1, inStretch = 0;
        int worst = 0;
        const int Steps = 12_000;
        for (int step = 1; step <= Steps; step++)
        {
            time.Advance(span / Steps);
            while (ring.Serve() is not null)
                inStretch++;
            if (step % (Steps / 20) != 0)
                continue;
            worst = Math.Max(worst, inStretch);
            begun += inStretch;
            inStretch = 0;
        }

        double expected = span.TotalMinutes * pace;
        double bucket = Math.Max(1, pace / 600);
        Assert.InRange(begun, (expected * 0.9) - bucket, expected + bucket + 1);
        Assert.InRange(worst, 0, each + bucket + 1);
    }

    [Fact]
    public void A_spent_key_is_passed_over_and_comes_back_by_the_timer_alone()
    {
        KeyRing ring = Ring(time, [new() { Alias = "slow", Secret = Secret("slow"), Pace = 0.5 }, Key("other")]);
        int announced = 0;
        ring.RoomReturned = _ => announced++;
        KeyMembership membership = ring.KeyOf("slow").Place!.Membership;
        long version = membership.GroupOf(0).Version;
        ring.KeyOf("slow").Report(Verdicts.Good);
        Assert.All(ring.Serve(10), alias => Assert.Equal("other", alias));

        time.Advance(TimeSpan.FromSeconds(119.9));
        Assert.Equal((0, true), (announced, membership.HasFullKeys));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal((1, false), (announced, membership.HasFullKeys));
        Assert.Equal(version, membership.GroupOf(0).Version);
        Assert.Single(ring.Serve(10), alias => alias == "slow");
    }

    [Fact]
    public void A_permit_that_the_account_refuses_is_not_lost()
    {
        KeyRing ring = Ring(
            time,
            [
                new() { Alias = "a", Secret = Secret("a"), Account = "acme", Pace = 1 },
                new() { Alias = "b", Secret = Secret("b"), Account = "acme", Priority = 1 },
            ],
            accounts: new Dictionary<string, AccountOptions> { ["acme"] = new() { MaxConcurrency = 1 } });
        KeyLease held = ring.KeyOf("b").Lend();
        Assert.Null(ring.Serve());
        held.Complete(Verdicts.Good);
        Assert.Equal("a", ring.Serve());
        Assert.Equal("b", ring.Serve());
    }

    [Fact]
    public void A_reload_changes_the_pace_and_leaves_nothing_spent()
    {
        KeyRing ring = Paced(time, 1);
        Assert.NotNull(ring.Serve());
        Assert.Null(ring.Serve());
        ring.Reload([Options(1)], null);
        Assert.Null(ring.Serve());

        ring.Reload([Options(60)], null);
        Assert.NotNull(ring.Serve());
        Assert.Null(ring.Serve());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(ring.Serve());
        Assert.Null(ring.Serve());

        ring.Reload([Options(null)], null);
        Assert.All(ring.Serve(50), Assert.NotNull);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.All(ring.Serve(50), Assert.NotNull);
        Assert.False(ring.Entries[0].Key.Place!.Membership.HasFullKeys);
    }

    [Fact]
    public void The_slowest_pace_begins_once_in_a_lifetime()
    {
        KeyRing ring = Paced(time, 1e-12);
        Assert.NotNull(ring.Serve());
        time.Advance(TimeSpan.FromDays(400));
        Assert.Null(ring.Serve());
    }

    [Fact]
    public async Task A_key_whose_last_permit_goes_while_the_bucket_fills_is_not_stuck()
    {
        // Each look at the clock is a tick's worth later, and timers fire whenever this test says.
        var clock = new ManualTimeProvider(TimeSpan.FromMilliseconds(100));
        KeyRing ring = Paced(clock, 1_200);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        int running = 2;
        await KeyConcurrencyTests.OnThreads(3, thread =>
        {
            while (thread == 0 && Volatile.Read(ref running) > 0)
                clock.Fire();
            for (int i = 0; thread > 0 && i < 300_000; i++)
                route.Serve();
            if (thread > 0)
                Interlocked.Decrement(ref running);
        });

        clock.Fire();
        Assert.NotNull(route.Serve());
    }

    private static KeyRing Paced(TimeProvider clock, double pace) => Ring(clock, [Options(pace)]);

    private static KeyOptions Options(double? pace) => new() { Secret = Secret("slow"), Pace = pace };
}
