using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyReloadHealthTests
{
    private readonly FakeTimeProvider time = new();

    public enum Change
    {
        Nothing,
        Account,
        Group,
        Alias,
    }

    public static TheoryData<Change, KeyState> Changes => new(
        from change in Enum.GetValues<Change>()
        from state in (KeyState[])[KeyState.Benched, KeyState.Quarantined, KeyState.HalfOpen, KeyState.Expired]
        select (change, state));

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_is_known_of_a_secret_survives_a_reload(Change change, KeyState state)
    {
        KeyRing ring = Ring(time, [Key("a")]);
        PoolKey before = ring.KeyOf("a");
        Bring(before, state);
        KeyCondition known = before.Breaker.Condition!;

        ring.Reload([Changed(change)], null);

        PoolKey key = ring.Entries[0].Key;
        Assert.Equal(change == Change.Nothing, ReferenceEquals(before, key));
        KeyCondition kept = key.Breaker.Condition!;
        Assert.Equal((known.State, known.Until, known.Relapses), (kept.State, kept.Until, kept.Relapses));
        Assert.Equal(before.Expiry.Moment, key.Expiry.Moment);
        if (state != KeyState.Expired)
        {
            time.Advance(TimeSpan.FromHours(3));
            ring.Lend(key.Group).Complete(Verdicts.Doubtful);
            Assert.Equal(known.Relapses + 1, key.Breaker.Condition!.Relapses);
        }

        time.Advance(TimeSpan.FromHours(9));
        Assert.Equal(state != KeyState.Expired, ring.Serve(key.Group) is not null);
    }

    [Theory]
    [InlineData(Change.Nothing)]
    [InlineData(Change.Account)]
    [InlineData(Change.Group)]
    [InlineData(Change.Alias)]
    public void A_used_up_free_quota_survives_a_reload(Change change)
    {
        KeyRing ring = Ring(time, [Key("a")]);
        ring.KeyOf("a").Report(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddHours(5)));
        ring.Reload([Changed(change)], null);
        string? group = ring.Entries[0].Key.Group;

        Assert.Null(ring.Serve(group, isFreeModel: true));
        Assert.NotNull(ring.Serve(group));
        time.Advance(TimeSpan.FromHours(5.1));
        Assert.NotNull(ring.Serve(group, isFreeModel: true));
    }

    [Fact]
    public void Keys_without_names_keep_their_health_when_one_before_them_goes()
    {
        KeyRing ring = Ring(time, [new() { Secret = Secret("1") }, new() { Secret = Secret("2") }, new() { Secret = Secret("3") }]);
        ring.KeyOf("key-3").Report(Verdicts.Refused);
        ring.Reload([new() { Secret = Secret("2") }, new() { Secret = Secret("3") }], null);

        Assert.Equal([KeyState.Available, KeyState.Quarantined], ring.Entries.Select(entry => entry.Key.Breaker.State));
        Assert.All(ring.Serve(10), alias => Assert.Equal("key-1", alias));
    }

    [Fact]
    public void A_secret_that_nobody_proved_stays_unproved()
    {
        KeyOptions rotated = Key("a", "old");
        rotated.Replacement = Secret("new");
        KeyRing ring = Ring(time, [rotated]);
        rotated.Account = "acme";
        ring.Reload([rotated], null);

        KeyLease[] leases = [.. Enumerable.Range(0, 10).Select(_ => ring.Lend())];
        Assert.Single(leases, lease => lease.Key.Secret.HasSameSecret(Secret("new")));
    }

    [Fact]
    public void A_new_secret_clears_a_quarantine()
    {
        KeyRing ring = Ring(time, [Key("a")]);
        ring.KeyOf("a").Report(Verdicts.Refused);
        Assert.Null(ring.Serve());
        ring.Reload([Key("a", "new")], null);

        Assert.Equal(["a", "a"], ring.Serve(2));
        Assert.Equal((2, 1), (ring.StatisticsOf("a").Succeeded, ring.StatisticsOf("a").Failures.Key));
    }

    [Fact]
    public void What_a_removed_key_reports_late_is_held_against_nobody()
    {
        KeyRing ring = Ring(time, [In("a"), In("b"), In("c")]);
        KeyLease[] leases = [.. Enumerable.Range(0, 8).Select(_ => ring.KeyOf("a").Lend())];
        KeyOptions moved = Key("a");
        ring.Reload([moved, In("b"), In("c")], null);

        leases[0].Complete(Verdicts.Refused);
        leases[1].Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddDays(1)));
        leases[2].Complete(Verdicts.OutOfCredits);
        leases[3].Complete(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddDays(1)));
        for (int i = 4; i < 8; i++)
            leases[i].Complete(Verdicts.Doubtful);

        Assert.All(ring.Entries, entry => Assert.Equal((KeyState.Available, KeyState.Available), (entry.Key.GetObstacle(false)?.State ?? KeyState.Available, entry.Key.Account.FreeBreaker.State)));
        Assert.Equal((8, 6, 2), (ring.StatisticsOf("a").Failed, ring.StatisticsOf("a").Failures.Key, ring.StatisticsOf("a").Failures.Account));

        static KeyOptions In(string alias)
        {
            KeyOptions options = Key(alias);
            options.Account = "acme";
            return options;
        }
    }

    [Fact]
    public void Timers_of_removed_keys_change_nothing()
    {
        KeyOptions slow = Key("a");
        slow.Pace = 1;
        slow.ExpiresAt = time.GetUtcNow().AddMinutes(30);
        var timers = new CountingTimeProvider(time);
        KeyRing ring = Ring(timers, [slow, Key("b")]);
        PoolKey removed = ring.KeyOf("a");
        int announced = 0;
        ring.RoomReturned = _ => announced++;
        ring.ProbeWanted = _ => announced++;
        removed.Report(Verdicts.FreeQuotaUntil(time.GetUtcNow().AddMinutes(5)));
        time.Advance(TimeSpan.FromMinutes(2));
        removed.Report(Verdicts.Refused);
        Assert.Equal(4, timers.Alive);

        ring.Reload([Key("b")], null);
        announced = 0;
        Assert.Equal(0, timers.Alive);
        time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(0, announced);
        Assert.Same(KeyCondition.Removed, removed.Breaker.Condition);
        Assert.Same(KeyCondition.Removed, removed.Account.FreeBreaker.Condition);
        Assert.All(ring.Serve(5), alias => Assert.Equal("b", alias));
    }

    private static KeyOptions Changed(Change change)
    {
        KeyOptions options = Key(change == Change.Alias ? "b" : "a", "a");
        options.Account = change == Change.Account ? "acme" : null;
        options.Group = change == Change.Group ? "blue" : null;
        return options;
    }

    private void Bring(PoolKey key, KeyState state)
    {
        switch (state)
        {
            case KeyState.Benched:
                key.Report(Verdicts.LimitedUntil(time.GetUtcNow().AddHours(2)));
                break;
            case KeyState.Quarantined:
                key.Report(Verdicts.Refused);
                break;
            case KeyState.HalfOpen:
                key.Report(Verdicts.Refused);
                time.Advance(key.Left());
                break;
            default:
                key.Expiry.Set(time.GetUtcNow().AddHours(1));
                time.Advance(TimeSpan.FromHours(1));
                break;
        }

        Assert.Equal(state, key.Breaker.State);
    }
}
