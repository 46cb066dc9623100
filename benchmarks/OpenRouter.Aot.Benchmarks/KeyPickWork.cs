using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// What is measured, in one place for both programs: BenchmarkDotNet's under the JIT and the published one under NativeAOT. Each method is a call
/// of its own, so that the floor and what stands beside it are called alike.
/// </summary>
internal sealed class KeyPickWork
{
    private readonly KeyRoute route;
    private readonly KeyRoute routeWithHoles;
    private readonly object[] items;
    private readonly Verdict good = new(VerdictScope.None, VerdictAction.Accept, null, "");
    private PaddedLong ticket;

    /// <summary>Makes a ring of healthy keys, and one of which every third key is sick; of one key none is.</summary>
    public KeyPickWork(int keys)
    {
        items = [.. Enumerable.Range(0, keys).Select(_ => new object())];
        route = CreateRing(keys).Route(null, isFreeModel: false);
        KeyRing withHoles = CreateRing(keys);
        for (int slot = 2; slot < keys; slot += 3)
            withHoles.Entries[slot].Key.Breaker.Expire(DateTimeOffset.UnixEpoch);   // the one sickness that no timer ends
        withHoles.Publish();
        routeWithHoles = withHoles.Route(null, isFreeModel: false);
    }

    public static KeyRing CreateRing(int keys, KeyStrategy strategy = KeyStrategy.RoundRobin, Func<int, double>? weight = null) => new(
        [.. Enumerable.Range(0, keys).Select(slot => new KeyOptions { Secret = new ApiKey($"sk-or-{slot}"), Weight = weight?.Invoke(slot) ?? 1 })],
        new KeyRingSettings { Chance = new Chance(1), Strategy = strategy });

    /// <summary>The least that any shared rotation does: one increment on cache lines of its own, one remainder, one load.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public object Floor() => items[(uint)Interlocked.Increment(ref ticket.Value) % (uint)items.Length];

    [MethodImpl(MethodImplOptions.NoInlining)]
    public PoolKey? Pick() => route.Pick();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public PoolKey? PickWithHoles() => routeWithHoles.Pick();

    /// <summary>A whole lease: key and account in flight, one outcome, given back exactly once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool Lease()
    {
        route.TryAcquire(default, 0, out KeyLease lease);
        return lease.Complete(good);
    }

    public void RepeatFloor(int times)
    {
        for (; times > 0; times--)
            Floor();
    }

    public void RepeatPick(int times)
    {
        for (; times > 0; times--)
            Pick();
    }

    public void RepeatPickWithHoles(int times)
    {
        for (; times > 0; times--)
            PickWithHoles();
    }

    public void RepeatLease(int times)
    {
        for (; times > 0; times--)
            Lease();
    }
}
