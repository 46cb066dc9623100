using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>What a key has left, and what follows from it.</summary>
public class KeyBudgetTests
{
    // A Wednesday.
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly KeyRing ring;
    private readonly List<string> wanted = [];

    public KeyBudgetTests()
    {
        ring = Ring(time, ManyKeys(3));
        ring.CheckWanted = key => wanted.Add(key.Alias);
    }

    private PoolKey One => ring.KeyOf("key-1");

    [Fact]
    public void A_key_of_which_nothing_is_known_covers_everything()
    {
        Assert.True(One.Budget.Covers(long.MaxValue / 10_000));
        Assert.True(One.Budget.Reserve(1_000_000_000));
        One.Budget.Settle(1_000_000_000, 1000);
        One.Budget.Learn(new KeyInfo { Limit = null, LimitRemaining = null, Usage = 5 }, time.GetUtcNow());
        Assert.True(One.Budget.Covers(long.MaxValue / 10_000));
        Assert.Equal((null, null), (ring.StatisticsOf("key-1").LimitRemaining, ring.StatisticsOf("key-1").LimitResetsAt));
        Assert.Empty(Short(1_000_000_000));
    }

    [Fact]
    public void What_is_left_is_what_the_service_said_less_what_was_spent_since_and_what_is_reserved()
    {
        Learn(One, new KeyInfo { LimitRemaining = 1 });
        Assert.True(One.Budget.Covers(1_000_000));
        Assert.False(One.Budget.Covers(1_000_001));
        Assert.True(One.Budget.Covers(0));

        Assert.True(One.Budget.Reserve(600_000));
        Assert.False(One.Budget.Covers(400_001));
        Assert.True(One.Budget.Covers(400_000));
        Assert.False(One.Budget.Reserve(400_001));
        One.Budget.Settle(400_001, null);
        Assert.True(One.Budget.Covers(400_000));

        One.Budget.Settle(600_000, 0.25m);
        Assert.Equal(0.75m, ring.StatisticsOf("key-1").LimitRemaining);
        Assert.True(One.Budget.Covers(750_000));
        Assert.False(One.Budget.Covers(750_001));
        // Less than a millionth is counted too.
        One.Budget.Settle(0, 0.0000004m);
        Assert.False(One.Budget.Covers(750_000));
    }

    [Fact]
    public void A_figure_that_lags_is_not_taken_for_the_latest()
    {
        One.Budget.Settle(0, 0.5m);
        time.Advance(TimeSpan.FromSeconds(90));
        One.Budget.Settle(0, 0.125m);
        time.Advance(TimeSpan.FromSeconds(30));
        One.Budget.Settle(0, 0.0625m);
        time.Advance(TimeSpan.FromSeconds(15));

        // Of the three, the service may not know the last two yet.
        Learn(One, new KeyInfo { LimitRemaining = 1 });
        Assert.Equal(1 - 0.125m - 0.0625m, One.Budget.Remaining);

        time.Advance(TimeSpan.FromSeconds(90));
        Learn(One, new KeyInfo { LimitRemaining = 1 });
        Assert.Equal(1, One.Budget.Remaining);
    }

    [Fact]
    public void The_least_of_limit_and_budgets_binds()
    {
        Learn(One, new KeyInfo
        {
            Limit = 10,
            LimitRemaining = 5,
            Budgets = [new SpendingBudget { LimitUsd = 4, SpendUsd = 2, ResetInterval = "daily" }],
            EffectiveBudget = new SpendingBudget { LimitUsd = 4, RemainingUsd = 2, ResetInterval = "daily" },
        });
        Assert.Equal((2m, Midnight(5)), (ring.StatisticsOf("key-1").LimitRemaining, ring.StatisticsOf("key-1").LimitResetsAt));

        One.Budget.Settle(0, 1.5m);
        Assert.Equal(0.5m, One.Budget.Remaining);
        // Then the budget is whole again, and the limit, of which as much was spent, binds.
        time.Advance(TimeSpan.FromHours(12));
        Assert.Equal((3.5m, null), (One.Budget.Remaining, One.Budget.ResetsAt));
    }

    [Theory]
    [InlineData("daily", 5)]
    [InlineData("weekly", 9)]
    [InlineData("monthly", 32)]
    public void At_the_reset_the_limit_is_whole_again(string interval, int dayOfMarch)
    {
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 0.5m, LimitReset = interval });
        Assert.True(One.Budget.Reserve(100_000));
        time.Advance(Midnight(dayOfMarch) - time.GetUtcNow() - TimeSpan.FromTicks(1));
        Assert.False(One.Budget.Covers(400_001));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(2, One.Budget.Remaining);
        // What runs is still to be paid.
        Assert.True(One.Budget.Covers(1_900_000));
        Assert.False(One.Budget.Covers(1_900_001));
        Assert.True(One.Budget.ResetsAt > time.GetUtcNow());

        // A minute in which the service may still tell of the day before.
        time.Advance(TimeSpan.FromSeconds(59));
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 0.5m, LimitReset = interval });
        Assert.Equal(2, One.Budget.Remaining);
        time.Advance(TimeSpan.FromSeconds(1));
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 1.5m, LimitReset = interval });
        Assert.Equal(1.5m, One.Budget.Remaining);
    }

    [Fact]
    public void A_key_with_nothing_left_is_out_until_its_reset()
    {
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 0, LimitReset = "daily" });
        KeyStatistics spent = ring.StatisticsOf("key-1");
        Assert.Equal((KeyState.Benched, "its limit is used up"), (spent.State, spent.Reason));
        Assert.InRange(spent.BenchedUntil!.Value, Midnight(5), Midnight(5).AddMinutes(1));
        Assert.DoesNotContain("key-1", ring.Serve(6));

        time.Advance(TimeSpan.FromHours(12) + TimeSpan.FromMinutes(1));
        Assert.Equal(KeyState.HalfOpen, One.Breaker.State);
        Assert.Contains("key-1", ring.Serve(6));
        Assert.Equal(KeyState.Available, One.Breaker.State);
    }

    [Fact]
    public void A_figure_that_was_wrong_takes_a_key_out_only_until_the_next()
    {
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = -0.5m });
        Assert.Equal(KeyState.Benched, One.Breaker.State);
        time.Advance(TimeSpan.FromSeconds(59));
        Learn(One, new KeyInfo { Limit = 5, LimitRemaining = 2.5m });
        Assert.Equal(KeyState.Benched, One.Breaker.State);
        time.Advance(TimeSpan.FromSeconds(1));
        Learn(One, new KeyInfo { Limit = 5, LimitRemaining = 2.5m });
        Assert.Equal(KeyState.HalfOpen, One.Breaker.State);
    }

    [Fact]
    public void A_key_without_a_reset_is_tried_again_where_nobody_asks()
    {
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 0 });
        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(KeyState.Benched, One.Breaker.State);
        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(KeyState.HalfOpen, One.Breaker.State);
    }

    [Fact]
    public void A_limit_that_a_request_met_is_lifted_by_figures_that_are_younger()
    {
        One.Report(Verdicts.LimitedUntil(Midnight(5)));
        Assert.Equal(["key-1"], wanted);
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 1 });
        Assert.Equal(KeyState.Benched, One.Breaker.State);
        time.Advance(TimeSpan.FromMinutes(1));
        Learn(One, new KeyInfo { Limit = 3, LimitRemaining = 1 });
        Assert.Equal(KeyState.HalfOpen, One.Breaker.State);

        // A bench for another reason stays.
        One.Breaker.Succeed();
        One.Breaker.Open(KeyState.Benched, null, "three failures");
        time.Advance(TimeSpan.FromSeconds(30));
        Learn(One, new KeyInfo { Limit = 3, LimitRemaining = 1 });
        Assert.Equal(KeyState.Benched, One.Breaker.State);
    }

    [Fact]
    public void What_requests_are_told_of_money_is_worth_a_question_and_nothing_else_is()
    {
        One.Report(new Verdict(VerdictScope.Request, VerdictAction.Reroute, null, "dearer than what is left"));
        ring.KeyOf("key-2").Report(Verdicts.OutOfCredits);
        ring.KeyOf("key-3").Report(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddHours(1)));
        ring.KeyOf("key-3").Report(Verdicts.Throttled);
        ring.KeyOf("key-3").Report(Verdicts.Refused);
        Assert.Equal(["key-1", "key-2"], wanted);

        wanted.Clear();
        Learn(One, new KeyInfo { LimitRemaining = 1 });
        One.Budget.Settle(0, 0.5m);
        Assert.Empty(wanted);
        One.Budget.Settle(0, 0.5m);
        One.Budget.Settle(0, 0.5m);
        Assert.Equal(["key-1"], wanted);
    }

    [Fact]
    public void Only_keys_of_the_group_that_do_not_cover_the_cost_are_passed_over()
    {
        KeyRing grouped = Ring(time, ManyKeys(130, (options, slot) => options.Group = slot % 2 == 0 ? null : "team"));
        foreach (int slot in (int[])[0, 1, 64, 65, 128])
            grouped.Entries[slot].Key.Budget.Learn(new KeyInfo { LimitRemaining = slot == 64 ? 1 : 0.1m }, time.GetUtcNow());

        Assert.Equal([1, 129], Passed(grouped, 200_000, null));
        Assert.Equal([2, 66], Passed(grouped, 200_000, "team"));
        Assert.Equal([1, 65, 129], Passed(grouped, 2_000_000, null));
        Assert.Empty(Passed(grouped, 100_000, null));
        Assert.Empty(Passed(grouped, 0, null));

        static int[] Passed(KeyRing ring, long cost, string? group)
        {
            KeySet excluded = default;
            ring.AddShort(cost, group, ref excluded);
            return [.. ring.Entries.Index().Where(entry => excluded.Contains(entry.Item.Key)).Select(entry => entry.Index + 1)];
        }
    }

    [Fact]
    public void A_key_keeps_its_money_over_a_reload_also_under_another_name()
    {
        Learn(One, new KeyInfo { LimitRemaining = 1, Limit = 2, LimitReset = "daily" });
        One.Budget.Settle(0, 0.25m);
        ring.Reload([Key("key-1"), Key("other", "key-1"), Key("key-3")], null);
        Assert.Equal([0.75m, 0.75m, null], ring.Entries.Select(entry => entry.Key.Budget.Remaining));
        Assert.Equal(["key-1", "other"], Short(800_000));
        time.Advance(TimeSpan.FromHours(12));
        Assert.Equal([2m, 2m, null], ring.Entries.Select(entry => entry.Key.Budget.Remaining));
    }

    [Fact]
    public void When_a_key_may_cover_a_cost_is_known()
    {
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 1, LimitReset = "daily" });
        One.Budget.Reserve(1_000_000);
        Assert.Equal(time.GetUtcNow(), One.Budget.MayCoverAt(1_000_000, time.GetUtcNow()));
        Assert.Equal(Midnight(5), One.Budget.MayCoverAt(1_500_000, time.GetUtcNow()));
        Assert.Null(One.Budget.MayCoverAt(2_500_000, time.GetUtcNow()));
        Learn(One, new KeyInfo { Limit = 2, LimitRemaining = 1 });
        Assert.Null(One.Budget.MayCoverAt(1_500_000, time.GetUtcNow()));
    }

    [Fact]
    public void Threads_that_reserve_never_have_more_together_than_there_is()
    {
        const int Threads = 4, Rounds = 2_000;
        Learn(One, new KeyInfo { LimitRemaining = 1000 });
        bool[] had = new bool[Threads];
        RealThreads.Run(
            Threads,
            Rounds,
            (thread, _) => had[thread] = One.Budget.Reserve(400_000_000),
            _ =>
            {
                // Two of them may have 400 dollars each of the thousand, not three.
                Assert.InRange(had.Count(one => one), 0, 2);
                for (int thread = 0; thread < Threads; thread++)
                    One.Budget.Settle(400_000_000, 0.0001m);
                Learn(One, new KeyInfo { LimitRemaining = 1000 });
                Assert.True(One.Budget.Covers(999_000_000));
            });
    }

    [Fact]
    public void Threads_that_settle_lose_nothing()
    {
        const int Threads = 4, Rounds = 5_000;
        Learn(One, new KeyInfo { LimitRemaining = 1000 });
        RealThreads.Run(
            Threads,
            Rounds,
            (_, _) =>
            {
                One.Budget.Reserve(1_000);
                One.Budget.Settle(1_000, 0.0001m);
            },
            _ => { });
        Assert.Equal(1000 - (Threads * Rounds * 0.0001m), One.Budget.Remaining);
        Assert.True(One.Budget.Covers((long)(One.Budget.Remaining!.Value * 1_000_000)));
    }

    private void Learn(PoolKey key, KeyInfo info) => key.Budget.Learn(info, time.GetUtcNow());

    private string[] Short(long microUsd)
    {
        KeySet excluded = default;
        ring.AddShort(microUsd, null, ref excluded);
        return [.. ring.Entries.Where(entry => excluded.Contains(entry.Key)).Select(entry => entry.Alias)];
    }

    private static DateTimeOffset Midnight(int dayOfMarch) => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddDays(dayOfMarch - 1);
}
