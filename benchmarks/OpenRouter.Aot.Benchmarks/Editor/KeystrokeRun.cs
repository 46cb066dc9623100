using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The figures of <see cref="KeystrokeBenchmarks"/> in some seconds: of many keys, the least and the middle time, and the bytes.</summary>
internal static class KeystrokeRun
{
    private const int WarmUps = 40;
    private const int Keys = 200;

    public static int Run()
    {
        Console.WriteLine($"{"place",-13}{"generator",-10}{"least ms",10}{"median ms",11}{"KB",9}");
        foreach (KeystrokePlace place in Enum.GetValues<KeystrokePlace>())
        {
            var work = new KeystrokeWork(place);
            Measure(place, nameof(work.Empty), work.Empty);
            Measure(place, nameof(work.Marks), work.Marks);
            Measure(place, nameof(work.Ours), work.Ours);
        }

        return 0;
    }

    private static void Measure(KeystrokePlace place, string name, Func<GeneratorDriver> type)
    {
        for (int i = 0; i < WarmUps; i++)
            type();
        double[] times = new double[Keys];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Keys; i++)
        {
            long start = Stopwatch.GetTimestamp();
            GeneratorDriver after = type();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            GC.KeepAlive(after);
        }

        double kilobytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / Keys;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place,-13}{name,-10}{times[0],10:0.00}{times[Keys / 2],11:0.00}{kilobytes,9:0}"));
    }
}
