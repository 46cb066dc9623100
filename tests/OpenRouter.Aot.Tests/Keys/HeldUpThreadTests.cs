using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>A thread that is held up in the middle of a change keeps no other from its answer: the ring is lock-free in the strict sense.</summary>
public class HeldUpThreadTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_request_does_not_wait_for_who_benches_the_only_key(int steps)
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        ring.Publish();

        // Benching is: the condition, the bit, the version. After so many steps of the rest the thread is held up.
        ConditionOf(ring.Key(0).Breaker) = new KeyCondition(KeyState.Quarantined, null, "half benched", 1);
        if (steps > 0)
            HealthyOf(route.Keys.Membership).Put(0, false);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        bool isLent = await Task.Run(() => route.TryAcquire(default, 0, out _), limit.Token).WaitAsync(limit.Token);

        Assert.False(isLent);
    }

    [Fact]
    public void A_request_sees_a_key_that_serves_although_its_bit_says_otherwise()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(70), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        foreach (KeyEntry entry in ring.Entries)
            entry.Key.Bench();

        // Readmitted by one thread, while another that benched it is held up before it writes down what it saw: no request may be turned away.
        ring.Key(66).Breaker.Readmit();
        HealthyOf(route.Keys.Membership).Put(66, false);

        Assert.Same(ring.Key(66), route.Take().Key);
        Assert.False(route.TryAcquire(default, 0, out _));
    }

    [Fact]
    public void No_request_is_turned_away_while_a_key_waits_for_its_probe()
    {
        KeyRing ring = RingUnderTest.Create(RingUnderTest.Keys(1), time);
        KeyRoute route = ring.Route(null, isFreeModel: false);
        PoolKey key = ring.Key(0);
        int over = 0, turnedAway = 0;
        var bencher = new Thread(() =>
        {
            while (Volatile.Read(ref over) == 0)
                key.Bench();
        });
        bencher.Start();

        // The same condition before the call and after it: the key was half-open, and its probe to be had, the whole time.
        for (int i = 0; i < 30_000; i++)
        {
            key.Breaker.Readmit();
            KeyCondition? before = key.Breaker.Condition;
            if (!route.TryAcquire(default, 0, out KeyLease lease) && before is { AwaitsProbe: true } && ReferenceEquals(key.Breaker.Condition, before))
                turnedAway++;
            lease.Abandon();
        }

        Volatile.Write(ref over, 1);
        bencher.Join();
        Assert.Equal(0, turnedAway);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "condition")]
    private static extern ref KeyCondition? ConditionOf(CircuitBreaker breaker);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "healthy")]
    private static extern ref HealthBits HealthyOf(KeyMembership membership);
}
