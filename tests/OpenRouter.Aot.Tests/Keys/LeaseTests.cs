using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A lease returns its in-flight count, its probe and its outcome exactly once, also when copied, whatever happens to the request.</summary>
public class LeaseTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Only_the_first_end_of_a_lease_counts()
    {
        foreach (Func<KeyLease, bool> first in Ends())
        {
            foreach (Func<KeyLease, bool> second in Ends())
            {
                KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1), time);
                KeyLease lease = ring.Route(null, isFreeModel: false).Take();
                KeyLease copy = lease;

                Assert.True(first(lease));
                KeyStatistics once = ring.Entries[0].GetStatistics();
                Assert.False(second(copy));
                Assert.False(first(lease));

                Assert.Equal((1, 0, 1), (once.Picks, once.InFlight, once.Attempts));
                Assert.Equal(once, ring.Entries[0].GetStatistics());
            }
        }
    }

    [Fact]
    public void A_copy_that_comes_late_does_not_end_the_next_lease_of_its_place()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        KeyLease old = route.Take();
        old.Complete(RingUnderTest.Good);
        KeyLease next = route.Take();

        Assert.False(old.Complete(RingUnderTest.Refused));
        Assert.False(old.Abandon());

        Assert.Equal((1, KeyState.Available), (ring.Key(0).InFlight, ring.Key(0).Breaker.State));
        Assert.True(next.Abandon());
        Assert.Equal(0, ring.Key(0).InFlight);
    }

    [Fact]
    public void A_lease_of_nothing_ends_nothing()
    {
        KeyLease none = default;
        Assert.False(none.Complete(RingUnderTest.Good));
        Assert.False(none.Abandon());
    }

    [Fact]
    public void Of_many_threads_with_a_copy_one_ends_the_lease()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        Func<KeyLease, bool>[] ends = [.. Ends()];
        KeyLease lease = route.Take();
        int[] ended = new int[ends.Length];

        RealThreads.Run(threads: 64, rounds: 150, (thread, _) => Interlocked.Add(ref ended[thread % ends.Length], ends[thread % ends.Length](lease) ? 1 : 0), round =>
        {
            KeyStatistics statistics = ring.Entries[0].GetStatistics();
            Assert.Equal((round + 1, round + 1, 0), (ended.Sum(), (int)statistics.Attempts, statistics.InFlight));
            Assert.Equal((ended[0], ended[1] + ended[2], ended[3]), ((int)statistics.Succeeded, (int)statistics.Failed, (int)statistics.Abandoned));
            lease = route.Take();
        });
    }

    [Fact]
    public void In_flight_is_right_however_many_leases_a_key_has() =>
        Gen.Int[0, 1000].Array[1, 300].Sample(draws =>
        {
            KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1), time);
            KeyRoute route = ring.Route(null, isFreeModel: false);
            var held = new List<KeyLease>();
            foreach (int draw in draws)
            {
                if (draw < 600 || held.Count == 0)
                {
                    held.Add(route.Take());
                }
                else
                {
                    Assert.True(held[draw % held.Count].Complete(RingUnderTest.Good));
                    held.RemoveAt(draw % held.Count);
                }

                Assert.Equal(held.Count, ring.Key(0).InFlight);
            }

            Assert.All(held, lease => Assert.True(lease.Abandon()));
            KeyStatistics statistics = ring.Entries[0].GetStatistics();
            Assert.Equal((0, statistics.Picks, held.Count), (statistics.InFlight, statistics.Attempts, (int)statistics.Abandoned));
        }, iter: 200);

    [Fact]
    public void A_lease_of_a_removed_key_ends_as_usual()
    {
        KeyOptions[] options = RingUnderTest.Keys(2);
        KeyRing ring = RingUnderTest.Create(options, time);
        KeyLease lease = ring.Route(null, isFreeModel: false).Take();
        PoolKey gone = lease.Key;
        options[0].Secret = new ApiKey("sk-or-test-rotated");
        ring.Reload(options, null);
        Assert.Equal(1, ring.Entries[0].GetStatistics().InFlight);

        Assert.True(lease.Complete(RingUnderTest.Refused));

        Assert.Equal((0, 1), (gone.InFlight, (int)ring.Entries[0].GetStatistics().Failures.Key));
        Assert.Equal(KeyState.Available, ring.Key(0).Breaker.State);
        ring.Reload(options, null);
        Assert.Equal(1, ring.Entries[0].GetStatistics().Picks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_permit_of_the_account_comes_back_with_its_lease(bool isLimitedYet)
    {
        KeyOptions[] keys = RingUnderTest.Keys(2, (_, options) => options.Account = "acme");
        Dictionary<string, AccountOptions> limits = new() { ["acme"] = new AccountOptions { MaxConcurrency = 3 } };
        KeyRing ring = RingUnderTest.Create(keys, time, accounts: isLimitedYet ? limits : null);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        KeyLease before = route.Take();
        if (!isLimitedYet)
        {
            before.Abandon();
            ring.Reload(keys, limits);
            before = route.Take();
        }

        KeyLease[] rest = [route.Take(), route.Take()];
        Assert.False(route.TryAcquire(default, 0, out _));
        Assert.True(before.Complete(RingUnderTest.Good));
        Assert.False(before.Complete(RingUnderTest.Good));
        rest = [.. rest, route.Take()];
        Assert.False(route.TryAcquire(default, 0, out _));
        Assert.All(rest, lease => Assert.True(lease.Abandon()));
        Assert.Equal(0, ring.Key(0).Account.InFlight);
    }

    private static IEnumerable<Func<KeyLease, bool>> Ends() =>
    [
        lease => lease.Complete(RingUnderTest.Good, latency: TimeSpan.FromSeconds(1)),
        lease => lease.Complete(RingUnderTest.Throttled),
        lease => lease.Complete(RingUnderTest.Unreached),
        lease => lease.Abandon(),
    ];
}
