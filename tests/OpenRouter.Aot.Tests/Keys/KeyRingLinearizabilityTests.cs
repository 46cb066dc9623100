using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>
/// Whatever threads do to a ring at once, it ends as if they had done it one after the other: some order of the same operations on a sequential
/// model gives the same health, leases, counts and refusals.
/// </summary>
public class KeyRingLinearizabilityTests
{
    private static readonly FakeTimeProvider Time = new();
    private static readonly Verdict[] Told = [RingUnderTest.Good, RingUnderTest.Refused, RingUnderTest.Unreached];

    // Leases that the operations at once may end were taken before them: which lease is the n-th is not a matter of their order.
    private static readonly Gen<(Actual, OneKeyModel)> OneKey =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).Select((plain, end) => Begin(int.MaxValue, plain, end));

    private static readonly Gen<(Actual, OneKeyModel)> OneLimitedKey =
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 6]).Select((limit, taken) => Begin(limit, taken, end: 0));

    [Fact]
    public void Health_probes_and_leases_of_a_key() =>
        OneKey.SampleParallel([Take(), Complete(), Abandon(), Bench(), Readmit()], AreEqual, maxSequentialOperations: 4, maxParallelOperations: 5, iter: 200, printActual: actual => actual.Describe(), printModel: model => model.Describe());

    [Fact]
    public void The_probe_of_a_key() =>
        OneKey.SampleParallel([Take(), Take(), Readmit(), Complete()], AreEqual, maxSequentialOperations: 3, maxParallelOperations: 5, iter: 200, printActual: actual => actual.Describe(), printModel: model => model.Describe());

    [Fact]
    public void The_room_of_a_key() =>
        OneLimitedKey.SampleParallel([Take(), Take(), Complete()], AreEqual, maxSequentialOperations: 2, maxParallelOperations: 6, iter: 200, printActual: actual => actual.Describe(), printModel: model => model.Describe());

    [Fact]
    public void The_turns_of_several_keys() =>
        Gen.Int[2, 5].Select(count => (Several(count), new int[count])).SampleParallel(
            [Gen.Operation<KeyRing, int[]>(ring => ring.Route(null, false).TakeAndReturn(), turns => turns[turns.Sum() % turns.Length]++)],
            (ring, turns) => ring.Entries.Select(entry => (int)entry.GetStatistics().Succeeded).SequenceEqual(turns),
            maxSequentialOperations: 5, maxParallelOperations: 6, iter: 100);

    private static GenOperation<Actual, OneKeyModel> Take() => Gen.Operation<Actual, OneKeyModel>(actual => actual.Take(), model => model.Take());

    private static GenOperation<Actual, OneKeyModel> Complete() => Gen.Int[0, 8].Operation<Actual, OneKeyModel>(
        (actual, draw) => actual.Complete(draw / 3, Told[draw % 3]), (model, draw) => model.Complete(draw / 3, Told[draw % 3]));

    private static GenOperation<Actual, OneKeyModel> Abandon() => Gen.Int[0, 2].Operation<Actual, OneKeyModel>(
        (actual, index) => actual.Abandon(index), (model, index) => model.Abandon(index));

    private static GenOperation<Actual, OneKeyModel> Bench() =>
        Gen.Operation<Actual, OneKeyModel>(actual => actual.Key.Bench(), model => model.Bench());

    private static GenOperation<Actual, OneKeyModel> Readmit() =>
        Gen.Operation<Actual, OneKeyModel>(actual => actual.Key.Breaker.Readmit(), model => model.Readmit());

    private static bool AreEqual(Actual actual, OneKeyModel model) => actual.Describe() == model.Describe();

    /// <summary>A key with some leases: plain ones, and at the end it is available, out, or half-open with its probe on loan.</summary>
    private static (Actual, OneKeyModel) Begin(int limit, int plain, int end)
    {
        var actual = new Actual(limit);
        var model = new OneKeyModel(limit);
        for (int i = 0; i < plain; i++)
        {
            actual.Take();
            model.Take();
        }

        if (end > 0)
        {
            actual.Key.Bench();
            model.Bench();
        }

        if (end > 1)
        {
            actual.Key.Breaker.Readmit();
            model.Readmit();
            actual.Take();
            model.Take();
        }

        actual.Keep();
        model.Keep();
        return (actual, model);
    }

    private static KeyRing Several(int count) => RingUnderTest.Create(RingUnderTest.Keys(count), Time);

    private sealed class Actual(int limit)
    {
        private readonly KeyRing ring = RingUnderTest.Create(
            RingUnderTest.Keys(1, (_, options) => options.MaxConcurrency = limit == int.MaxValue ? null : limit), Time);

        private readonly List<KeyLease> begun = [];
        private KeyLease[] kept = [];
        private int[] ends = [];
        private int taken;
        private int refused;
        private int given;

        public PoolKey Key => ring.Key(0);

        public void Take()
        {
            if (!ring.Route(null, isFreeModel: false).TryAcquire(default, 0, out KeyLease lease))
                Interlocked.Increment(ref refused);
            else if (Interlocked.Increment(ref taken) > 0 && kept.Length == 0)
                begun.Add(lease);
        }

        public void Keep() => (kept, ends) = ([.. begun, default], new int[begun.Count + 1]);

        public void Complete(int index, Verdict verdict) => End(index, lease => lease.Complete(verdict));

        public void Abandon(int index) => End(index, lease => lease.Abandon());

        public string Describe()
        {
            KeyTotals totals = Key.GetTotals();
            string state = Key.Breaker.Condition switch
            {
                null => "Available",
                { IsOut: true } => "Out",
                { AwaitsProbe: true } => "HalfOpen",
                _ => "Probed",
            };
            return $"{state} taken={Volatile.Read(ref taken)} refused={Volatile.Read(ref refused)} given={Volatile.Read(ref given)} " +
                $"good={totals.Succeeded} bad={totals.Failures.Total} left={totals.Abandoned} flying={Key.InFlight}";
        }

        /// <summary>
        /// A copy that comes second is told so at once, while the first may still be drawing its consequences; only when it waits for them is the
        /// end of a lease one operation.
        /// </summary>
        private void End(int index, Func<KeyLease, bool> end)
        {
            if (index >= kept.Length)
                return;
            if (end(kept[index]))
            {
                Interlocked.Increment(ref given);
                Volatile.Write(ref ends[index], 1);
            }
            else if (index < begun.Count)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref ends[index]) != 0);
            }
        }
    }
}
