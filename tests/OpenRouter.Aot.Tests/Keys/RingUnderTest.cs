using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Makes rings, verdicts on their leases, and moments that no test could wait for.</summary>
internal static class RingUnderTest
{
    public static readonly Verdict Good = new(VerdictScope.None, VerdictAction.Accept, null, "");
    public static readonly Verdict Doubtful = new(VerdictScope.Key, VerdictAction.Bench, null, "doubtful");
    public static readonly Verdict Refused = new(VerdictScope.Key, VerdictAction.Quarantine, null, "refused");
    public static readonly Verdict Throttled = new(VerdictScope.Model, VerdictAction.Cool, null, "throttled");
    public static readonly Verdict Unreached = new(VerdictScope.Service, VerdictAction.Retry, null, "unreached");

    public static KeyOptions[] Keys(int count, Action<int, KeyOptions>? adjust = null) =>
    [
        .. Enumerable.Range(0, count).Select(slot =>
        {
            var options = new KeyOptions { Alias = $"key-{slot}", Secret = new ApiKey($"sk-or-test-{slot}") };
            adjust?.Invoke(slot, options);
            return options;
        }),
    ];

    public static KeyRing Create(
        KeyOptions[] keys, TimeProvider time, KeyStrategy strategy = KeyStrategy.RoundRobin, IDictionary<string, AccountOptions>? accounts = null) =>
        new(keys, new KeyRingSettings { Strategy = strategy, Time = time, Chance = new Chance(1) }, accounts);

    public static PoolKey Key(this KeyRing ring, int slot) => ring.Entries[slot].Key;

    public static void Bench(this PoolKey key) => key.Breaker.Open(KeyState.Quarantined, null, "benched by the test");

    /// <summary>Brings a benched key back as one that has been proved.</summary>
    public static void Heal(this PoolKey key)
    {
        key.Breaker.Readmit();
        key.Breaker.Succeed();
    }

    public static KeyLease Take(this KeyRoute route, ulong session = 0)
    {
        Assert.True(route.TryAcquire(default, session, out KeyLease lease), "No key serves.");
        return lease;
    }

    public static PoolKey TakeAndReturn(this KeyRoute route, in KeySet excluded = default)
    {
        Assert.True(route.TryAcquire(excluded, 0, out KeyLease lease), "No key serves.");
        Assert.True(lease.Complete(Good));
        return lease.Key;
    }

    /// <summary>As if some key were full: picks read the bits, as they do between a change and its publication, for however long.</summary>
    public static void GoByBits(this KeyRoute route) => State(route.Keys.Group).Value++;

    /// <summary>The end of <see cref="GoByBits"/>: picks go through the view again, which is published now.</summary>
    public static void GoByView(this KeyRing ring, KeyRoute route)
    {
        State(route.Keys.Group).Value--;
        ring.Publish();
    }

    /// <summary>As if the route had already given this many turns.</summary>
    public static void SetTicket(this KeyRoute route, long turns) => Ticket(route).Value = turns - 1;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "ticket")]
    private static extern ref PaddedLong Ticket(KeyRoute route);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "state")]
    private static extern ref PaddedLong State(KeyGroup group);
}
