using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A key that was blamed for what another did is as it was before.</summary>
public class KeyForgivenessTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_key_that_was_blamed_for_another_s_failure_is_forgiven()
    {
        KeyRing ring = Ring(time, [Key("a")]);
        PoolKey key = ring.KeyOf("a");
        key.Report(Verdicts.Doubtful, 2);
        key.Report(Verdicts.Refused);
        KeyCondition blamed = key.Breaker.Condition!;

        Assert.True(key.Forgive(blamed));
        Assert.False(key.Forgive(blamed));
        Assert.Equal("a", ring.Serve());
        key.Report(Verdicts.Doubtful, 2);
        Assert.Null(key.Breaker.Condition);
        key.Report(Verdicts.Doubtful);
        Assert.Equal((KeyState.Benched, 1), (key.Breaker.State, key.Breaker.Condition!.Relapses));
        Assert.True(key.Forgive(key.Breaker.Condition!));
        time.Advance(TimeSpan.FromHours(2));
        Assert.Null(key.Breaker.Condition);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_bench_beneath_a_quarantine_that_is_forgiven_holds_again(bool isBenchedFirst)
    {
        KeyRing ring = Ring(time, [Key("a")]);
        PoolKey key = ring.KeyOf("a");
        KeyLease other = key.Lend(), late = key.Lend();
        DateTimeOffset until = time.GetUtcNow().AddHours(1);
        Verdict limited = Verdicts.LimitedUntil(until);
        other.Complete(isBenchedFirst ? limited : Verdicts.Refused);
        late.Complete(isBenchedFirst ? Verdicts.Refused : limited);
        Assert.Equal(KeyState.Quarantined, key.Breaker.State);

        Assert.True(key.Forgive(key.Breaker.Condition!));
        Assert.Equal(KeyState.Benched, key.Breaker.State);
        Assert.InRange(key.Breaker.Condition!.Until!.Value, until, until.AddMinutes(1));
        Assert.Null(ring.Serve());
        time.Advance(TimeSpan.FromMinutes(62));
        Assert.Equal("a", ring.Serve());
    }

    [Fact]
    public void Only_the_condition_that_was_blamed_is_forgiven()
    {
        KeyRing ring = Ring(time, [Key("a")]);
        PoolKey key = ring.KeyOf("a");
        KeyLease late = key.Lend();
        key.Report(Verdicts.Refused);
        KeyCondition blamed = key.Breaker.Condition!;
        late.Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddDays(1)));

        Assert.False(key.Forgive(blamed));
        Assert.Null(ring.Serve());
        time.Advance(key.Left());
        Assert.False(key.Forgive(key.Breaker.Condition!));
        Assert.Equal(KeyState.HalfOpen, key.Breaker.State);

        ring.Reload([Key("b")], null);
        Assert.False(key.Forgive(KeyCondition.Removed));
        Assert.Same(KeyCondition.Removed, key.Breaker.Condition);
    }

}
