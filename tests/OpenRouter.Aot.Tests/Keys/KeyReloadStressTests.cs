using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Reloads at once with all the rest: no lost count, no leaked lease, no key left behind. <c>tests/soak</c> does the same at length.</summary>
public class KeyReloadStressTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void No_count_and_no_lease_is_lost_over_reloads()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(6), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        int made = 0;

        RealThreads.Run(threads: 5, rounds: 300, (thread, round) =>
        {
            if (thread == 0)
                ring.Reload(RingUnderTest.Keys(6, (slot, options) => options.Secret = Secret(slot, round)), null);
            for (int i = 0; thread > 0 && i < 20; i++)
                route.TakeAndReturn();
        }, round =>
        {
            made += 4 * 20;
            KeyStatistics[] all = [.. ring.Entries.Select(entry => entry.GetStatistics())];
            Assert.Equal((made, made, 0), ((int)all.Sum(key => key.Picks), (int)all.Sum(key => key.Succeeded), all.Sum(key => key.InFlight)));
        });

        // Each round replaces the secret of one alias; the others keep theirs.
        static ApiKey Secret(int slot, int round) => new($"sk-or-test-{slot}-{(round / 6) + (slot <= round % 6 ? 1 : 0)}");
    }

    [Fact]
    public void A_limit_that_a_reload_lifts_leaves_no_key_marked_as_full()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1, (_, options) => options.MaxConcurrency = 1), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        KeyLease held = route.Take();

        // While one lease fills the key, some are turned away and one lifts the limit.
        RealThreads.Run(threads: 3, rounds: 5_000, (thread, _) =>
        {
            if (thread == 0)
                ring.Reload(RingUnderTest.Keys(1), null);
            for (int i = 0; thread > 0 && i < 50; i++)
            {
                if (route.TryAcquire(default, 0, out KeyLease lease))
                    lease.Abandon();
                else
                    LookAgain(ring.Key(0));
            }
        }, _ =>
        {
            Assert.True(held.Abandon());
            Assert.False(ring.Key(0).IsFull, "The key is marked as full, and nobody holds it.");
            ring.Reload(RingUnderTest.Keys(1, (_, options) => options.MaxConcurrency = 1), null);
            held = route.Take();
        });
    }

    /// <summary>A request that had picked the key before it was marked comes to it only now.</summary>
    private static void LookAgain(PoolKey key)
    {
        if (key.TryLend(isFreeModel: false, out KeyLease lease))
            lease.Abandon();
    }
}
