using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyQuarantineTests
{
    private static readonly AsyncLocal<string?> OfTheRequest = new();

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_bench_turns_into_quarantine_and_is_not_shortened_by_it()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        (KeyLease first, KeyLease second) = (ring.Lend(), ring.Lend());
        first.Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddHours(2)));
        second.Complete(Verdicts.Refused);

        Assert.Equal(KeyState.Quarantined, key.Breaker.State);
        Assert.InRange(key.Left(), TimeSpan.FromHours(2), TimeSpan.FromMinutes(121));
        Assert.Equal("refused", key.Breaker.Condition!.Reason);
    }

    [Fact]
    public void A_later_bench_lengthens_a_quarantine_and_does_not_lift_it()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        List<string> asked = [];
        ring.ProbeWanted = key => asked.Add(key.Alias);
        PoolKey key = ring.KeyOf("key-1");
        KeyLease[] late = [key.Lend(), key.Lend()];
        key.Report(Verdicts.Refused);

        late[0].Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddHours(1)));
        late[1].Complete(Verdicts.Doubtful);

        Assert.Equal(KeyState.Quarantined, key.Breaker.State);
        time.Advance(TimeSpan.FromMinutes(59.9));
        Assert.Empty(asked);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["key-1"], asked);
        Assert.Equal(KeyState.Quarantined, key.Breaker.State);
    }

    [Fact]
    public void An_expired_key_is_neither_benched_nor_quarantined_nor_proved()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        KeyLease[] leases = [ring.Lend(), ring.Lend(), ring.Lend()];
        key.Breaker.Open(KeyState.Quarantined, null, "refused");
        key.Expiry.Set(time.GetUtcNow().AddMinutes(-1));
        Assert.Equal(KeyState.Expired, key.Breaker.State);

        leases[0].Complete(Verdicts.LimitedUntil(time.GetUtcNow().AddHours(1)));
        leases[1].Complete(Verdicts.Refused);
        leases[2].Complete(Verdicts.Good);
        time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(KeyState.Expired, key.Breaker.State);
        Assert.Null(ring.Serve());
    }

    [Fact]
    public void Whoever_is_asked_is_asked_again_half_as_often_each_time_and_no_request_has_the_key_meanwhile()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        List<DateTimeOffset> asked = [];
        ring.ProbeWanted = wanted =>
        {
            Assert.Same(key, wanted);
            asked.Add(time.GetUtcNow());
        };
        DateTimeOffset last = time.GetUtcNow();
        key.Report(Verdicts.Refused);
        foreach (int minutes in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            asked.Clear();
            time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1));
            Assert.Empty(asked);
            time.Advance(key.Left());
            DateTimeOffset moment = Assert.Single(asked);
            Assert.InRange(moment - last, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(Math.Min(minutes * 1.1, minutes + 1)));
            last = moment;
            Assert.Equal(KeyState.Quarantined, key.Breaker.State);
            Assert.Null(ring.Serve());
            Assert.Same(key, Assert.Single(ring.Entries).Key);
        }
    }

    [Fact]
    public void A_key_that_is_readmitted_is_proved_by_exactly_one_request()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        int asked = 0;
        ring.ProbeWanted = wanted =>
        {
            asked++;
            wanted.Breaker.Readmit();
        };
        key.Report(Verdicts.Refused);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((1, KeyState.HalfOpen), (asked, key.Breaker.State));

        KeyLease probe = ring.Lend();
        Assert.Null(ring.Serve());
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, asked);
        probe.Complete(Verdicts.Good);
        Assert.Equal(KeyState.Available, key.Breaker.State);

        key.Report(Verdicts.Refused);
        Assert.InRange(key.Left(), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.1));
    }

    [Fact]
    public void Readmitting_lifts_a_quarantine_only()
    {
        KeyRing ring = Ring(time, ManyKeys(2));
        ring.Entries[0].Key.Breaker.Readmit();
        ring.Entries[1].Key.Report(Verdicts.Doubtful, 3);
        ring.Entries[1].Key.Breaker.Readmit();
        Assert.Equal([KeyState.Available, KeyState.Benched], ring.Entries.Select(entry => entry.Key.Breaker.State));
    }

    [Fact]
    public void Where_nobody_is_asked_a_request_is_the_probe()
    {
        KeyRing ring = Ring(time, ManyKeys(1));
        PoolKey key = ring.Entries[0].Key;
        key.Report(Verdicts.Refused);
        foreach (int minutes in (int[])[1, 2, 4])
        {
            time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1));
            Assert.Null(ring.Serve());
            time.Advance(key.Left());
            KeyLease probe = ring.Lend();
            Assert.Null(ring.Serve());
            probe.Complete(Verdicts.Refused);
            Assert.Equal(KeyState.Quarantined, key.Breaker.State);
        }
    }

    [Fact]
    public async Task The_one_who_is_asked_sees_nothing_of_the_request_that_failed()
    {
        var breaker = new BreakerOptions { Cooldown = TimeSpan.FromMilliseconds(1) };
        KeyRing ring = Ring(TimeProvider.System, ManyKeys(1), breaker: breaker);
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        ring.ProbeWanted = _ => seen.TrySetResult(OfTheRequest.Value);
        OfTheRequest.Value = "a tenant";

        ring.Lend().Complete(Verdicts.Refused);

        Assert.Null(await seen.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal("a tenant", OfTheRequest.Value);
    }
}
