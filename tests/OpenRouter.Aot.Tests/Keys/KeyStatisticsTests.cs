using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyStatisticsTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void They_tell_what_a_key_did_and_how_it_stands()
    {
        KeyOptions options = Key("a");
        options.Account = "acme";
        KeyRing ring = Ring(time, [options, Key("b")]);
        PoolKey key = ring.KeyOf("a");
        KeyLease held = key.Lend();
        Assert.True(key.Lend().Complete(Verdicts.Good, latency: TimeSpan.FromMilliseconds(100)));
        Assert.True(key.Lend().Complete(Verdicts.Good, latency: TimeSpan.FromMilliseconds(300)));
        Assert.True(key.Lend().Complete(Verdicts.Throttled, latency: TimeSpan.FromHours(1)));
        Assert.True(key.Lend().Complete(Verdicts.ServiceDown, isAttempt: false));
        Assert.True(key.Lend().Abandon());
        VerdictScope[] scopes =
        [
            VerdictScope.Request, VerdictScope.Request, VerdictScope.Service, VerdictScope.Service, VerdictScope.Service,
            VerdictScope.KeyAndModel, VerdictScope.KeyAndModel, VerdictScope.KeyAndModel, VerdictScope.KeyAndModel,
        ];
        foreach (VerdictScope scope in scopes)
            key.Report(new Verdict(scope, VerdictAction.Surface, null, ""));
        DateTimeOffset until = time.GetUtcNow().AddHours(2);
        key.Report(Verdicts.FreeQuotaUntil(until));
        key.Report(Verdicts.LimitedUntil(until));

        KeyStatistics statistics = ring.StatisticsOf("a");
        Assert.Equal(("a", "acme", KeyState.Benched, "limit"), (statistics.Alias, statistics.Account, statistics.State, statistics.Reason));
        Assert.Equal(new FailureCounts(Request: 2, Key: 1, Account: 1, Model: 1, KeyAndModel: 4, Service: 3), statistics.Failures);
        Assert.Equal((17, 1, 15), (statistics.Picks, statistics.InFlight, statistics.Attempts));
        Assert.Equal((2, 12, 1), (statistics.Succeeded, statistics.Failed, statistics.Abandoned));
        Assert.Equal(TimeSpan.FromMilliseconds(200), statistics.MeanLatency);
        Assert.InRange(statistics.BenchedUntil!.Value, until, until.AddMinutes(1));
        Assert.InRange(statistics.FreeModelsBenchedUntil!.Value, until, until.AddMinutes(1));
        Assert.Null(statistics.OtherSecret);

        KeyStatistics other = ring.StatisticsOf("b");
        Assert.Equal(("b", KeyState.Available, 0L, TimeSpan.Zero), (other.Account, other.State, other.Picks, other.MeanLatency));
        Assert.Equal((null, null, null), (other.BenchedUntil, other.Reason, other.FreeModelsBenchedUntil));
        Assert.True(held.Abandon());
        Assert.Equal((0, 2), (ring.StatisticsOf("a").InFlight, ring.StatisticsOf("a").Abandoned));
    }

    [Fact]
    public void A_reason_never_shows_the_secret()
    {
        KeyRing ring = Ring(time, [Key("a", "hush")]);
        ring.KeyOf("a").Report(new Verdict(VerdictScope.Key, VerdictAction.Quarantine, null, "no such key sk-or-test-hush"));
        Assert.Equal("no such key [a]", ring.StatisticsOf("a").Reason);
    }

    [Fact]
    public async Task Read_while_threads_work_they_never_fail_and_are_exact_at_the_end()
    {
        KeyRing ring = Ring(TimeProvider.System, ManyKeys(5));
        var latency = TimeSpan.FromMilliseconds(3);
        int running = 4;
        await KeyConcurrencyTests.OnThreads(5, thread =>
        {
            KeyRoute route = ring.Route(null, isFreeModel: false);
            for (int i = 0; thread > 0 && i < 20_000; i++)
            {
                KeyLease lease = ring.Lend();
                Assert.True((i % 4) switch
                {
                    0 => lease.Complete(Verdicts.Throttled),
                    1 => lease.Abandon(),
                    _ => lease.Complete(Verdicts.Good, latency: latency),
                });
            }

            if (thread > 0)
                Interlocked.Decrement(ref running);
            long before = 0;
            while (thread == 0 && Volatile.Read(ref running) > 0)
            {
                KeyStatistics[] seen = [.. ring.Entries.Select(entry => entry.GetStatistics())];
                long picks = seen.Sum(one => one.Picks);
                Assert.InRange(picks, before, 80_000);
                before = picks;
            }
        });

        KeyStatistics[] all = [.. ring.Entries.Select(entry => entry.GetStatistics())];
        Assert.Equal((80_000, 0), (all.Sum(one => one.Picks), all.Sum(one => one.InFlight)));
        Assert.Equal((40_000, 20_000, 20_000), (all.Sum(one => one.Succeeded), all.Sum(one => one.Failures.Model), all.Sum(one => one.Abandoned)));
        Assert.All(all, one => Assert.Equal(latency, one.MeanLatency));
        Assert.All(all, one => Assert.Equal(16_000, one.Picks));
    }
}
