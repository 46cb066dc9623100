using System.Runtime;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The events of a streamed chat: what each of them allocates and computes, over loopback and from memory.</summary>
internal static class StreamRun
{
    private const int WarmUps = 10;
    private const int Rounds = 61;
    private const int Streams = 20;
    private static readonly Uri Nowhere = new("http://memory.invalid/api/v1");

    public static int Run()
    {
        Console.WriteLine(
            $"{(JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT")}, {Environment.ProcessorCount} processors, .NET {Environment.Version}. "
            + $"{Rounds} rounds of {Streams} streams of {ChatAnswers.LongStream:N0} chunks less as many of {ChatAnswers.ShortStream}.");
        var bars = new Bars();
        MeasureLoopback();
        MeasureMemory(bars);
        return bars.Print();
    }

    private static void MeasureLoopback()
    {
        using var server = new ChatServerProcess();
        Func<int, Uri> at = chunks => server.BaseUrl(ChatAnswers.Stream(chunks));
        StreamSeries[] streams =
        [
            new(chunks => new FloorChat(FloorCall.Streamed(at(chunks))), Streams),
            new(chunks => new SseParserStream(FloorCall.Streamed(at(chunks))), Streams),
            new(chunks => new LibrarySpanStream(LibraryChat.CreateClient(at(chunks), keys: 1)), Streams),
            new(chunks => new LibraryChunkStream(LibraryChat.CreateClient(at(chunks), keys: 1)), Streams),
            new(chunks => new HttpClientStream(at(chunks)), Streams),
            new(chunks => new OpenAIStream(at(chunks)), Streams),
            new(chunks => new ExtensionsAIStream(at(chunks)), Streams),
        ];
        Measure("Over loopback", streams);
    }

    private static void MeasureMemory(Bars bars)
    {
        Dictionary<int, byte[]> bodies = new int[] { ChatAnswers.ShortStream, ChatAnswers.LongStream }
            .ToDictionary(chunks => chunks, chunks => ChatEvents.Of(chunks).SelectMany(one => one).ToArray());
        Func<int, MemoryAnswer> answer = chunks => new MemoryAnswer(bodies[chunks]);
        StreamSeries[] streams =
        [
            new(chunks => new SseParserStream(FloorCall.Streamed(Nowhere, answer(chunks))), Streams),
            new(chunks => new LibrarySpanStream(LibraryChat.CreateClient(Nowhere, keys: 1, () => answer(chunks))), Streams),
            new(chunks => new LibraryChunkStream(LibraryChat.CreateClient(Nowhere, keys: 1, () => answer(chunks))), Streams),
            new(chunks => new HttpClientStream(Nowhere, answer(chunks)), Streams),
        ];
        (double bytes, double nanoseconds) = Measure("From memory", streams)[1];
        // A buffer that grows with the stream would show as a hundredth of a byte.
        bars.Check("bytes of an event read as bytes, from memory", Math.Round(bytes, 1), 0);
        bars.Check("CPU nanoseconds of an event read as bytes, from memory", nanoseconds, 120);
    }

    private static (double Bytes, double Cpu)[] Measure(string title, StreamSeries[] streams)
    {
        ChatWork.Verify(streams.Select(stream => stream.Work));
        CostSeries[] series = [.. streams.Select(stream => stream.CreateSeries())];
        CostSeries.Measure(series, WarmUps, Rounds);
        double[] bytes = [.. streams.Select(stream => stream.MeasureBytes())];

        Console.WriteLine();
        Console.WriteLine($"| {title}, an event | B | CPU ns, median | quartiles | times the first | wall ns |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        for (int i = 0; i < series.Length; i++)
        {
            CostSeries one = series[i];
            Console.WriteLine(
                $"| {one.Name} | {bytes[i]:N1} | {CostSeries.Quartile(one.Cpu, 2):N0} "
                + $"| {CostSeries.Quartile(one.Cpu, 1):N0} – {CostSeries.Quartile(one.Cpu, 3):N0} "
                + $"| {one.RatioTo(series[0]):F2} | {CostSeries.Quartile(one.Wall, 2):N0} |");
        }

        foreach (StreamSeries stream in streams)
            stream.Dispose();
        return [.. bytes.Zip(series, (own, one) => (own, CostSeries.Quartile(one.Cpu, 2)))];
    }
}
