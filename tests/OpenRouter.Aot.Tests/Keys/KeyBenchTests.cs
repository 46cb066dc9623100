using CsCheck;
using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyBenchTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Each_relapse_doubles_the_cooldown_to_its_longest_and_a_success_resets_it()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        key.Report(Verdicts.Doubtful, 3);
        foreach (int minutes in (int[])[1, 2, 4, 8, 16, 32, 60, 60, 60])
        {
            AssertBenchedFor(key, TimeSpan.FromMinutes(minutes));
            time.Advance(key.Left());
            Assert.Equal(KeyState.HalfOpen, key.Breaker.State);
            key.Report(Verdicts.Doubtful);
        }

        time.Advance(key.Left());
        key.Report(Verdicts.Good);
        key.Report(Verdicts.Doubtful, 2);
        Assert.Equal(KeyState.Available, key.Breaker.State);
        key.Report(Verdicts.Doubtful);
        AssertBenchedFor(key, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Jitter_only_lengthens_and_by_a_tenth_or_a_minute_at_most() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.ULong).Sample((seconds, seed) =>
        {
            var ring = new KeyRing(ManyKeys(1), new KeyRingSettings { Time = time, Chance = new Chance(seed) });
            PoolKey key = ring.Entries[0].Key;
            key.Report(Verdicts.LimitedUntil(time.GetUtcNow().AddSeconds(seconds)));
            AssertBenchedFor(key, TimeSpan.FromSeconds(seconds));
        }, iter: 500);

    [Fact]
    public void Keys_that_were_benched_together_do_not_come_back_together()
    {
        KeyRing ring = Ring(time, ManyKeys(20));
        foreach (KeyEntry entry in ring.Entries)
            entry.Key.Report(Verdicts.Doubtful, 3);

        Assert.All(ring.Entries, entry => AssertBenchedFor(entry.Key, TimeSpan.FromMinutes(1)));
        Assert.InRange(ring.Entries.Select(entry => entry.Key.Left()).Distinct().Count(), 15, 20);
    }

    [Fact]
    public void No_request_has_the_key_before_the_moment_that_the_service_named() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 8]).Sample((seconds, relapses) =>
        {
            // Samples run side by side.
            var time = new FakeTimeProvider();
            KeyRing ring = Ring(time, ManyKeys(1));
            PoolKey key = ring.Entries[0].Key;
            for (int i = 0; i < relapses; i++)
            {
                key.Breaker.Open(KeyState.Benched, null, "before");
                time.Advance(key.Left());
            }

            TimeSpan grown = TimeSpan.FromMinutes(Math.Min(60, relapses == 0 ? 0 : Math.Pow(2, relapses)));
            TimeSpan hint = TimeSpan.FromSeconds(seconds);
            DateTimeOffset until = time.GetUtcNow() + hint;
            key.Report(Verdicts.LimitedUntil(until));
            AssertBenchedFor(key, hint > grown ? hint : grown);
            if (seconds == 0)
                return;
            time.Advance(hint - TimeSpan.FromTicks(1));
            Assert.Null(ring.Serve());
            time.Advance(key.Left());
            Assert.NotNull(ring.Serve());
        }, iter: 300);

    [Fact]
    public void A_hint_of_years_is_kept_and_overflows_nothing()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        ring.Entries[0].Key.Report(Verdicts.LimitedUntil(time.GetUtcNow().AddYears(3)));
        ring.Entries[1].Key.Report(Verdicts.LimitedUntil(DateTimeOffset.MaxValue));
        ring.Entries[2].Key.Report(Verdicts.LimitedUntil(time.GetUtcNow().AddYears(-3)));

        Assert.Equal("key-3", ring.Serve());
        for (int week = 0; week < 156; week++)
        {
            time.Advance(TimeSpan.FromDays(7));
            Assert.Equal("key-3", ring.Serve());
        }

        time.Advance(TimeSpan.FromDays(7));
        Assert.Equal([KeyState.HalfOpen, KeyState.Benched, KeyState.Available], ring.Entries.Select(entry => entry.Key.Breaker.State));
        Assert.Equal(DateTimeOffset.MaxValue, ring.Entries[1].Key.Breaker.Condition!.Until);
    }

    [Fact]
    public void A_second_bench_may_lengthen_the_first_but_not_shorten_it_and_is_no_relapse()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        KeyLease[] leases = [ring.Lend(), ring.Lend(), ring.Lend(), ring.Lend()];
        leases[0].Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddMinutes(10)));
        DateTimeOffset until = key.Breaker.Condition!.Until!.Value;

        leases[1].Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddMinutes(5)));
        Assert.Equal(until, key.Breaker.Condition!.Until);
        leases[2].Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddHours(5)));
        AssertBenchedFor(key, TimeSpan.FromHours(5));
        Assert.Equal(1, key.Breaker.Condition!.Relapses);

        time.Advance(TimeSpan.FromHours(5) - TimeSpan.FromTicks(1));
        Assert.Null(ring.Serve());
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(KeyState.HalfOpen, key.Breaker.State);
        leases[3].Abandon();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_request_for_a_free_model_that_the_key_fails_leaves_the_probe_of_the_quota_to_the_next(bool isRefused)
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        key.Report(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddMinutes(1)));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(KeyState.HalfOpen, key.Account.FreeBreaker.State);

        ring.Lend(isFreeModel: true).Complete(isRefused ? Verdicts.Refused : Verdicts.Doubtful);
        if (isRefused)
        {
            time.Advance(TimeSpan.FromMinutes(2));
            Assert.NotNull(ring.Serve());
        }

        Assert.NotNull(ring.Serve(isFreeModel: true));
        Assert.Equal(KeyState.Available, key.Account.FreeBreaker.State);
    }

    private static void AssertBenchedFor(PoolKey key, TimeSpan wait)
    {
        TimeSpan jitter = TimeSpan.FromTicks(Math.Min(wait.Ticks / 10, TimeSpan.TicksPerMinute));
        Assert.InRange(key.Left(), wait, wait + jitter);
    }
}
