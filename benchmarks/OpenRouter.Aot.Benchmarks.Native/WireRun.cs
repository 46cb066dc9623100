using System.Runtime;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Reading and writing what the service sends, beside System.Text.Json's generated code into plain types of the same members.</summary>
internal static class WireRun
{
    private const int Count = 301;

    public static int Run(bool asserts)
    {
        Console.WriteLine($"{(JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT")}, {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
        Console.WriteLine($"Medians of {Count} alternating rounds: nanoseconds, how often as fast as System.Text.Json, bytes, and their share of System.Text.Json's.");
        Console.WriteLine();
        Console.WriteLine("| payload | bytes of JSON | read, STJ | read | times as fast | B, STJ | B | share | write, STJ | write | ratio | B |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        bool isKept = true;
        foreach (WirePayload payload in Enum.GetValues<WirePayload>())
            isKept &= Compare(payload);
        MeasureSpans();
        Console.WriteLine(isKept ? "\nEvery bar is kept." : "\nA bar is MISSED.");
        return asserts && !isKept ? 1 : 0;
    }

    // Enough calls of what is short for the JIT to be at its fastest; a list of models takes milliseconds.
    private static int LeastOf(WirePayload payload) => payload switch
    {
        WirePayload.Chunk or WirePayload.ShortChat or WirePayload.ToolCall => 1024,
        WirePayload.ModelsList => 8,
        _ => 64,
    };

    private static bool Compare(WirePayload payload)
    {
        var reading = new WireReadWork(payload);
        var writing = new WireWriteWork(payload);
        Method[] read = [new("StjSourceGenerated", reading.RepeatStjSourceGenerated, least: LeastOf(payload)), new("Generated", reading.RepeatGenerated, least: LeastOf(payload))];
        Method[] write = [new("StjSourceGenerated", writing.RepeatStjSourceGenerated, least: LeastOf(payload)), new("Generated", writing.RepeatGenerated, least: LeastOf(payload))];
        int count = payload == WirePayload.ModelsList ? Count / 7 : Count;
        Rounds.Measure(read, count);
        Rounds.Measure(write, count);
        double speed = 1 / read[1].RatioTo(read[0]), share = read[1].Bytes / read[0].Bytes, ratio = write[1].RatioTo(write[0]);
        (double leastSpeed, double largestShare) = payload switch
        {
            WirePayload.Chunk => (1.8, 0.5),
            WirePayload.ShortChat => (1.5, 0.66),
            WirePayload.ToolCall => (1.5, 1),
            _ => (1, 1.0),
        };
        bool isKept = speed >= leastSpeed && share <= largestShare && ratio <= 1.05 && write[1].Bytes == 0;
        Console.WriteLine(
            $"| {payload}{(isKept ? "" : " **missed**")} | {WirePayloads.Of(payload).Length:N0} | {read[0].Nanoseconds:N0} | {read[1].Nanoseconds:N0} | {speed:F2} | {read[0].Bytes:N0} | {read[1].Bytes:N0} | {share:P0} "
            + $"| {write[0].Nanoseconds:N0} | {write[1].Nanoseconds:N0} | {ratio:F2} | {write[1].Bytes:N0} |");
        return isKept;
    }

    private static void MeasureSpans()
    {
        var work = new WireSpanWork();
        Method[] methods = [new("Chunk", work.RepeatChunk), new("Bytes", work.RepeatBytes)];
        Rounds.Measure(methods, Count);
        Console.WriteLine($"\nAn event of a stream: as a chunk {methods[0].Nanoseconds:N0} ns, {methods[0].Bytes:N0} B; as bytes {methods[1].Nanoseconds:N0} ns, {methods[1].Bytes:0.##} B.");
    }
}
