using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Picking a key, and borrowing one and giving it back, beside the floor of any shared rotation.</summary>
[MemoryDiagnoser]
public class KeyPickBenchmarks
{
    private static readonly Verdict Good = new(VerdictScope.None, VerdictAction.Accept, null, "");

    private KeyRoute route = null!;
    private KeyRoute routeWithHoles = null!;
    private object[] items = null!;
    private PaddedLong ticket;

    [Params(1, 8, 64, 1024, 4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        items = [.. Enumerable.Range(0, Keys).Select(_ => new object())];
        route = CreateRing().Route(null, isFreeModel: false);
        KeyRing ring = CreateRing();
        for (int slot = 2; slot < Keys; slot += 3)
            ring.Entries[slot].Key.Breaker.Open(KeyState.Quarantined, null, "a hole");
        ring.Publish();
        routeWithHoles = ring.Route(null, isFreeModel: false);
    }

    /// <summary>The least that any shared rotation does: one increment on a cache line of its own, one remainder, one load.</summary>
    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public object InterlockedFloor() => items[(uint)Interlocked.Increment(ref ticket.Value) % (uint)items.Length];

    [Benchmark]
    public object? Pick() => route.Pick();

    [Benchmark]
    public object? PickWithHoles() => routeWithHoles.Pick();

    [Benchmark]
    public bool Lease()
    {
        route.TryAcquire(default, 0, out KeyLease lease);
        return lease.Complete(Good);
    }

    private KeyRing CreateRing() => new(
        [.. Enumerable.Range(0, Keys).Select(slot => new KeyOptions { Secret = new ApiKey($"sk-or-{slot}") })],
        new KeyRingSettings { Chance = new Chance(1) });
}
