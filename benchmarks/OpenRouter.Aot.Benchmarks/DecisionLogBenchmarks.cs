using BenchmarkDotNet.Attributes;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Writing a decision down, beside the floor of any shared ring: one interlocked increment on a cache line of its own.</summary>
[MemoryDiagnoser, MedianColumn]
public class DecisionLogBenchmarks
{
    private readonly DecisionLog log = new();
    private readonly DecisionRecorder recorder = new();
    private readonly AnswerInfo info = new();
    private readonly PoolKey key = KeyPickWork.CreateRing(8).Entries[0].Key;
    private readonly Decision decision = new() { Request = 1, Attempt = 1, Model = "a/b", Key = "key-1", Account = "acme", Candidates = 8, Status = 200 };
    private readonly Verdict accepted = new(VerdictScope.None, VerdictAction.Accept, null, "");
    private PaddedLong floor;

    [Benchmark(Baseline = true)]
    public long InterlockedFloor() => Interlocked.Increment(ref floor.Value);

    /// <summary>One record.</summary>
    [Benchmark]
    public void Add() => log.Add(decision);

    /// <summary>All that a request which succeeds at once pays for its decision: the choice, the record, and nobody listens.</summary>
    [Benchmark]
    public void ChooseAndConclude()
    {
        info.Attempts = 0;
        DecisionRecorder.Choose(info, key, "a/b", 8, DecisionReason.Turn, 0, DateTimeOffset.UnixEpoch);
        recorder.Conclude(info, accepted, TimeSpan.FromTicks(1));
    }

    /// <summary>All 1,024 records at once.</summary>
    [Benchmark]
    public int GetRecent() => log.GetRecent().Count;

    [GlobalSetup(Target = nameof(GetRecent))]
    public void Fill()
    {
        for (int i = 0; i < DecisionLog.DefaultSize; i++)
            log.Add(decision);
    }
}
