using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyExpiryTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void From_ten_minutes_before_the_others_go_first_and_from_the_moment_on_it_is_out(bool isLearnt)
    {
        DateTimeOffset moment = time.GetUtcNow().AddDays(3);
        KeyOptions options = Key("a");
        options.ExpiresAt = isLearnt ? null : moment;
        KeyRing ring = Ring(time, [options, Key("b")]);
        if (isLearnt)
            ring.KeyOf("a").Expiry.Set(moment);
        time.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal((KeyState.Available, moment), (ring.StatisticsOf("a").State, ring.StatisticsOf("a").ExpiresAt));
        Assert.Equal(["a", "b"], ring.Serve(4).Distinct().Order());

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((KeyState.Expiring, KeyState.Available), (ring.StatisticsOf("a").State, ring.StatisticsOf("b").State));
        Assert.All(ring.Serve(10), alias => Assert.Equal("b", alias));
        ring.Publish();
        Assert.All(ring.Serve(10), alias => Assert.Equal("b", alias));

        ring.KeyOf("b").Report(Verdicts.LimitedUntil(time.GetUtcNow().AddHours(1)));
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.All(ring.Serve(10), alias => Assert.Equal("a", alias));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((KeyState.Expired, moment), (ring.StatisticsOf("a").State, ring.StatisticsOf("a").ExpiresAt));
        Assert.Null(ring.Serve());
        Assert.Contains("expired", ring.StatisticsOf("a").Reason, StringComparison.Ordinal);
        Assert.Null(ring.StatisticsOf("b").ExpiresAt);
    }

    [Fact]
    public void An_expiring_key_of_the_first_tier_gives_way_to_the_second()
    {
        KeyOptions first = Key("first"), second = Key("second");
        (first.ExpiresAt, second.Priority) = (time.GetUtcNow().AddMinutes(9), 1);
        KeyRing ring = Ring(time, [first, second]);
        Assert.All(ring.Serve(5), alias => Assert.Equal("second", alias));
        KeySet excluded = default;
        excluded.Add(ring.KeyOf("second"));
        Assert.Equal("first", ring.Serve(excluded: excluded));
    }

    [Fact]
    public void A_later_moment_that_is_learnt_in_time_changes_nothing_else()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        ring.KeyOf("a").Expiry.Set(time.GetUtcNow().AddMinutes(5));
        Assert.Equal(KeyState.Expiring, ring.StatisticsOf("a").State);
        ring.KeyOf("a").Expiry.Set(time.GetUtcNow().AddDays(60));
        Assert.Equal(KeyState.Available, ring.StatisticsOf("a").State);
        time.Advance(TimeSpan.FromDays(59));
        Assert.Equal(["a", "b"], ring.Serve(4).Distinct().Order());
        time.Advance(TimeSpan.FromDays(1));
        Assert.All(ring.Serve(4), alias => Assert.Equal("b", alias));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_later_moment_that_is_learnt_too_late_brings_the_key_back_through_one_probe(bool isByReload)
    {
        KeyOptions options = Key("a");
        options.ExpiresAt = time.GetUtcNow().AddHours(1);
        KeyRing ring = Ring(time, [options]);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(KeyState.Expired, ring.StatisticsOf("a").State);

        options.ExpiresAt = time.GetUtcNow().AddHours(1);
        if (isByReload)
            ring.Reload([options], null);
        else
            ring.KeyOf("a").Expiry.Set(options.ExpiresAt.Value);
        Assert.Equal(KeyState.HalfOpen, ring.StatisticsOf("a").State);
        KeyLease probe = ring.Lend();
        Assert.Null(ring.Serve());
        probe.Complete(Verdicts.Good);
        Assert.Equal(["a", "a"], ring.Serve(2));

        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(KeyState.Expired, ring.StatisticsOf("a").State);
    }

    [Fact]
    public void A_moment_that_is_past_takes_the_key_out_at_once_and_leases_finish()
    {
        KeyRing ring = Ring(time, [Key("a")]);
        KeyLease held = ring.Lend();
        ring.KeyOf("a").Expiry.Set(time.GetUtcNow());
        Assert.Null(ring.Serve());
        Assert.True(held.Complete(Verdicts.Good));
        Assert.Equal((KeyState.Expired, 1, 0), (ring.StatisticsOf("a").State, ring.StatisticsOf("a").Succeeded, ring.StatisticsOf("a").InFlight));
        ring.KeyOf("a").Expiry.Set(time.GetUtcNow().AddMinutes(-5));
        Assert.Equal(KeyState.Expired, ring.StatisticsOf("a").State);
    }
}
