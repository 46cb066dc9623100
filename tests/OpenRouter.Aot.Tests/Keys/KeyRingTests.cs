using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyRingTests
{
    private static readonly Verdict Good = new(VerdictScope.None, VerdictAction.Accept, null, "");
    private static readonly Verdict Doubtful = new(VerdictScope.Key, VerdictAction.Bench, null, "doubtful");
    private static readonly Verdict Refused = new(VerdictScope.Key, VerdictAction.Quarantine, null, "refused");
    private static readonly Verdict Throttled = new(VerdictScope.Model, VerdictAction.Cool, null, "throttled");

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Whoever_is_sick_the_others_share_exactly() =>
        Gen.Int[1, 200].SelectMany(count => Gen.Select(Gen.Const(count), Gen.Int[0, count - 1].HashSet[0, count - 1])).Sample((count, sick) =>
        {
            KeyRing ring = Ring(count);
            foreach (int slot in sick)
                ring.Entries[slot].Key.Breaker.Open(KeyState.Quarantined, null, "sick");
            int[] picks = new int[count];
            int healthy = count - sick.Count;

            for (int i = 0; i < healthy * 7; i++)
            {
                PoolKey key = Pick(ring);
                picks[key.Place!.Slot]++;
            }

            Assert.All(Enumerable.Range(0, count), slot => Assert.Equal(sick.Contains(slot) ? 0 : 7, picks[slot]));
        }, iter: 300);

    [Fact]
    public void Three_failures_within_a_minute_bench_a_key_for_a_minute()
    {
        KeyRing ring = Ring(2);
        PoolKey key = ring.Entries[0].Key;
        Fail(key, 2);
        Assert.Equal(KeyState.Available, key.Breaker.State);

        Fail(key, 1);

        Assert.Equal(KeyState.Benched, key.Breaker.State);
        Assert.InRange(key.Breaker.Condition!.Until!.Value - time.GetUtcNow(), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Same(ring.Entries[1].Key, Pick(ring)));
    }

    [Fact]
    public void Three_failures_over_more_than_a_minute_do_not()
    {
        KeyRing ring = Ring(1);
        for (int i = 0; i < 10; i++)
        {
            Fail(ring.Entries[0].Key, 1);
            time.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Equal(KeyState.Available, ring.Entries[0].Key.Breaker.State);
    }

    [Fact]
    public void After_the_bench_exactly_one_request_probes()
    {
        KeyRing ring = Ring(1);
        Fail(ring.Entries[0].Key, 3);
        Assert.False(TryPick(ring, out _));
        time.Advance(TimeSpan.FromSeconds(67));
        Assert.Equal(KeyState.HalfOpen, ring.Entries[0].Key.Breaker.State);

        Assert.True(TryPick(ring, out KeyLease probe));
        Assert.False(TryPick(ring, out _));
        probe.Complete(Good);

        Assert.Equal(KeyState.Available, ring.Entries[0].Key.Breaker.State);
        Assert.True(TryPick(ring, out _));
        Assert.True(TryPick(ring, out _));
    }

    [Fact]
    public void A_probe_that_fails_benches_for_twice_as_long()
    {
        KeyRing ring = Ring(1);
        Fail(ring.Entries[0].Key, 3);
        time.Advance(TimeSpan.FromSeconds(67));
        Assert.True(TryPick(ring, out KeyLease probe));

        probe.Complete(Doubtful);

        Assert.InRange(ring.Entries[0].Key.Breaker.Condition!.Until!.Value - time.GetUtcNow(), TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(132));
    }

    [Fact]
    public void A_probe_that_tells_nothing_goes_to_the_next_request()
    {
        KeyRing ring = Ring(1);
        Fail(ring.Entries[0].Key, 3);
        time.Advance(TimeSpan.FromSeconds(67));
        Assert.True(TryPick(ring, out KeyLease abandoned));
        abandoned.Abandon();

        Assert.True(TryPick(ring, out KeyLease unconnected));
        Assert.False(TryPick(ring, out _));
        unconnected.Complete(new Verdict(VerdictScope.Service, VerdictAction.Retry, null, "no connection"), isAttempt: false);

        Assert.True(TryPick(ring, out _));
        Assert.False(TryPick(ring, out _));
    }

    [Fact]
    public void A_burst_of_refusals_in_flight_together_is_one_relapse()
    {
        KeyRing ring = Ring(1);
        KeyLease[] leases = [.. Enumerable.Range(0, 20).Select(_ => TryPick(ring, out KeyLease lease) ? lease : throw new InvalidOperationException())];
        foreach (KeyLease lease in leases)
            lease.Complete(Refused);

        Assert.Equal(KeyState.Quarantined, ring.Entries[0].Key.Breaker.State);
        Assert.InRange(ring.Entries[0].Key.Breaker.Condition!.Until!.Value - time.GetUtcNow(), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66));
    }

    [Fact]
    public void A_failure_of_the_model_or_the_service_is_never_held_against_the_key()
    {
        KeyRing ring = Ring(1);
        for (int i = 0; i < 50; i++)
        {
            Assert.True(TryPick(ring, out KeyLease lease));
            lease.Complete(i % 2 == 0 ? Throttled : new Verdict(VerdictScope.Service, VerdictAction.Retry, null, "500"));
        }

        KeyStatistics statistics = ring.Entries[0].GetStatistics();
        Assert.Equal(KeyState.Available, statistics.State);
        Assert.Equal((50, 0, 50, 0), (statistics.Attempts, statistics.Succeeded, statistics.Failed, statistics.InFlight));
    }

    [Fact]
    public void An_account_without_credits_benches_its_keys_and_no_others()
    {
        KeyRing ring = Ring(4, slot => slot < 2 ? "acme" : null);
        Assert.True(TryPick(ring, out KeyLease lease));
        Assert.Equal(0, lease.Key.Place!.Slot);
        lease.Complete(new Verdict(VerdictScope.Account, VerdictAction.Bench, null, "out of credits"));

        Assert.Equal([KeyState.Benched, KeyState.Benched, KeyState.Available, KeyState.Available], ring.Entries.Select(entry => entry.GetStatistics().State));
    }

    [Fact]
    public void A_used_up_free_quota_benches_the_account_for_free_models_only()
    {
        KeyRing ring = Ring(1);
        Assert.True(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out KeyLease lease));
        lease.Complete(new Verdict(VerdictScope.Account, VerdictAction.Bench, time.GetUtcNow().AddMinutes(1), "quota") { FreeModelsOnly = true });

        Assert.False(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out _));
        Assert.True(ring.Route(null, isFreeModel: false).TryAcquire(default, 0, out _));
        time.Advance(TimeSpan.FromSeconds(67));
        Assert.True(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out KeyLease probe));
        Assert.False(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out _));
        probe.Complete(Good);
        Assert.True(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out _));
    }

    [Fact]
    public void Free_models_stay_on_one_account_and_its_used_up_quota_is_not_rolled_over()
    {
        KeyRing ring = Ring(4, slot => slot < 2 ? "acme" : "other");
        var used = new HashSet<int>();
        KeyLease lease = default;
        for (int i = 0; i < 10; i++)
        {
            Assert.True(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out lease));
            used.Add(lease.Key.Place!.Slot);
        }

        Assert.Equal([0, 1], used.Order());
        lease.Complete(new Verdict(VerdictScope.Account, VerdictAction.Bench, time.GetUtcNow().AddHours(1), "quota") { FreeModelsOnly = true });
        Assert.False(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out _));

        // Nor is it when the account is out altogether besides.
        Assert.True(TryPick(ring, out lease));
        Assert.Equal("acme", lease.Key.Account.Label);
        lease.Complete(new Verdict(VerdictScope.Account, VerdictAction.Bench, time.GetUtcNow().AddHours(1), "out of credits"));
        Assert.False(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out _));
    }

    [Fact]
    public void An_account_that_is_out_with_its_free_quota_left_gives_way()
    {
        KeyRing ring = Ring(4, slot => slot < 2 ? "acme" : "other");
        Assert.True(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out KeyLease lease));
        lease.Complete(new Verdict(VerdictScope.Account, VerdictAction.Bench, time.GetUtcNow().AddHours(1), "out of credits"));
        Assert.True(ring.Route(null, isFreeModel: true).TryAcquire(default, 0, out lease));
        Assert.Equal("other", lease.Key.Account.Label);
    }

    [Fact]
    public void No_pick_leaves_its_group()
    {
        KeyRing ring = Ring(9, group: slot => (slot % 3) switch { 0 => null, 1 => "red", _ => "blue" });
        for (int i = 0; i < 100; i++)
        {
            foreach (string? group in (string?[])[null, "red", "blue"])
            {
                Assert.True(ring.Route(group, isFreeModel: false).TryAcquire(default, 0, out KeyLease lease));
                Assert.Equal(group, lease.Key.Group);
            }
        }

        Assert.Throws<OpenRouterConfigurationException>(() => ring.Route("green", isFreeModel: false));
    }

    [Fact]
    public void A_hint_is_the_earliest_end_of_the_bench()
    {
        KeyRing ring = Ring(1);
        Assert.True(TryPick(ring, out KeyLease lease));
        DateTimeOffset until = time.GetUtcNow().AddMinutes(17);
        lease.Complete(new Verdict(VerdictScope.Key, VerdictAction.Bench, until, "limit"));

        Assert.InRange(ring.Entries[0].Key.Breaker.Condition!.Until!.Value, until, until.AddMinutes(1));
        time.Advance(TimeSpan.FromMinutes(16.9));
        Assert.False(TryPick(ring, out _));
        time.Advance(TimeSpan.FromMinutes(1.2));
        Assert.True(TryPick(ring, out _));
    }

    [Fact]
    public void A_pick_allocates_nothing()
    {
        KeyRing ring = Ring(100);
        ring.Entries[50].Key.Breaker.Open(KeyState.Quarantined, null, "sick");
        RoundTrips(ring, 1_000);

        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundTrips(ring, 1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Many_threads_lose_no_count()
    {
        KeyRing ring = Ring(7);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RoundTrips(ring, 20_000))));

        Assert.Equal(160_000, ring.Entries.Sum(key => key.GetStatistics().Succeeded));
        Assert.All(ring.Entries, key => Assert.Equal(0, key.GetStatistics().InFlight));
        Assert.InRange(ring.Entries.Max(key => key.GetStatistics().Attempts) - ring.Entries.Min(key => key.GetStatistics().Attempts), 0, 1);
    }

    [Fact]
    public async Task Failures_probes_and_cooldowns_at_once_leave_the_key_able_to_serve()
    {
        var options = new BreakerOptions { Cooldown = TimeSpan.FromMilliseconds(1), MaxCooldown = TimeSpan.FromMilliseconds(2), FailureThreshold = 1 };
        var ring = new KeyRing([new KeyOptions { Secret = new ApiKey("sk-or-test") }], new KeyRingSettings { Breaker = options, Chance = new Chance(1) });
        Verdict[] verdicts = [Good, Doubtful, Refused, Throttled, new Verdict(VerdictScope.Service, VerdictAction.Retry, null, "500")];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(async () =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                if (!TryPick(ring, out KeyLease lease))
                    await Task.Delay(1);
                else if (i % 11 == 0)
                    lease.Abandon();
                else
                    lease.Complete(verdicts[(i + thread) % verdicts.Length]);
            }
        })));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        KeyLease last;
        while (!TryPick(ring, out last))
            await Task.Delay(1, limit.Token);
        last.Complete(Good);
        Assert.Equal((KeyState.Available, 0), (ring.Entries[0].Key.Breaker.State, ring.Entries[0].GetStatistics().InFlight));
    }

    private static void RoundTrips(KeyRing ring, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!TryPick(ring, out KeyLease lease))
                throw new InvalidOperationException("No key.");
            lease.Complete(Good);
        }
    }

    private static void Fail(PoolKey key, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.True(key.TryLend(isFreeModel: false, out KeyLease lease));
            lease.Complete(Doubtful);
        }
    }

    private static PoolKey Pick(KeyRing ring)
    {
        Assert.True(TryPick(ring, out KeyLease lease));
        lease.Complete(Good);
        return lease.Key;
    }

    private static bool TryPick(KeyRing ring, out KeyLease lease) => ring.Route(null, isFreeModel: false).TryAcquire(default, 0, out lease);

    private KeyRing Ring(int count, Func<int, string?>? account = null, Func<int, string?>? group = null) => new(
        [.. Enumerable.Range(0, count).Select(slot => new KeyOptions
        {
            Secret = new ApiKey($"sk-or-test-{slot}"),
            Account = account?.Invoke(slot),
            Group = group?.Invoke(slot),
        })],
        new KeyRingSettings { Time = time, Chance = new Chance(1) });
}
