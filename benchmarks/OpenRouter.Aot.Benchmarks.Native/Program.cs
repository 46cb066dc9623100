using System.Runtime;
using OpenRouter.Aot.Benchmarks;

const int Count = 1001;
if (args.Contains("wire"))
    return WireRun.Run(args.Contains("--assert"));

Bar[] bars = [new("Pick", 1.25), new("PickWithHoles", 2), new("Lease", 5), new("Pick, 2 threads", 1.5)];

Console.WriteLine($"{(JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT")}, {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
Console.WriteLine($"Medians of {Count} alternating rounds: nanoseconds an operation, times the floor of the same rounds, bytes an operation.");
Console.WriteLine("With two threads: the time that passed over all that both did.");
using var threads = new TwoThreads();
foreach (int keys in (int[])[1, 8, 64, 1024, 4096])
{
    var work = new KeyPickWork(keys);
    Method[] alone =
    [
        new("InterlockedFloor", work.RepeatFloor), new("Pick", work.RepeatPick), new("PickWithHoles", work.RepeatPickWithHoles), new("Lease", work.RepeatLease),
    ];
    Method[] together =
    [
        new("InterlockedFloor, 2 threads", work.RepeatFloor, threads), new("Pick, 2 threads", work.RepeatPick, threads), new("Lease, 2 threads", work.RepeatLease, threads),
    ];
    Rounds.Measure(alone, Count);
    Rounds.Measure(together, Count);

    Console.WriteLine($"{Environment.NewLine}{keys,6:N0} keys                          ns   ratio     B");
    foreach (Method[] group in (Method[][])[alone, together])
    {
        foreach (Method method in group)
        {
            double ratio = method.RatioTo(group[0]);
            Console.WriteLine($"{method.Name,-30} {method.Nanoseconds,8:F2} {ratio,7:F2} {method.Bytes,5:0.##}");
            bars.FirstOrDefault(bar => bar.Name == method.Name)?.Note(keys, ratio, method.Bytes);
        }
    }
}

Console.WriteLine();
foreach (Bar bar in bars)
    Console.WriteLine(bar);
return args.Contains("--assert") && bars.Any(bar => !bar.IsKept) ? 1 : 0;
