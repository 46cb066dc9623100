using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Borrowing a key and giving it back, beside the floor of any shared rotation: one interlocked increment, one remainder, one load.</summary>
[MemoryDiagnoser]
public class KeyPickBenchmarks
{
    private static readonly Verdict Good = new(VerdictScope.None, VerdictAction.Accept, null, "");

    private KeyRing ring = null!;
    private KeyRing ringWithHoles = null!;
    private object[] items = null!;
    private long ticket;

    [Params(1, 8, 64, 1024, 4096)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        items = [.. Enumerable.Range(0, Keys).Select(_ => new object())];
        ring = CreateRing();
        ringWithHoles = CreateRing();
        for (int slot = 2; slot < Keys; slot += 3)
            ringWithHoles.Keys[slot].Breaker.Open(KeyState.Quarantined, null, "a hole");
    }

    [Benchmark(Baseline = true)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public object InterlockedFloor() => items[(uint)Interlocked.Increment(ref ticket) % (uint)items.Length];

    [Benchmark]
    public string Lease() => Borrow(ring);

    [Benchmark]
    public string LeaseWithHoles() => Borrow(ringWithHoles);

    private static string Borrow(KeyRing ring)
    {
        ring.TryAcquire(group: null, isFreeModel: false, default, out KeyLease lease);
        lease.Complete(Good);
        return lease.Key.Alias;
    }

    private KeyRing CreateRing() => new(
        [.. Enumerable.Range(0, Keys).Select(slot => new KeyOptions { Secret = new ApiKey($"sk-or-{slot}") })], new BreakerOptions(), TimeProvider.System, new Chance(1));
}
