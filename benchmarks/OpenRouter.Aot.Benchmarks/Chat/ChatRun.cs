using System.Runtime;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>One chat over loopback: what our client allocates and computes beside the bare handler below it and what people use in its place.</summary>
internal static class ChatRun
{
    // Many short rounds: on a shared machine two clients meet the same conditions only where they run soon after each other.
    private const int WarmUps = 20;
    private const int Rounds = 101;
    private const int Requests = 960;

    public static int Run()
    {
        Console.WriteLine(
            $"{(JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT")}, {Environment.ProcessorCount} processors, .NET {Environment.Version}. "
            + $"{Rounds} rounds of {Requests:N0} chats.");
        using var server = new ChatServerProcess();
        Uri baseUrl = server.BaseUrl(ChatAnswers.Whole);
        using var floor = new FloorChat(baseUrl);
        using var ours = new LibraryChat(baseUrl, keys: 1);
        using var eight = new LibraryChat(baseUrl, keys: 8);
        using var plain = new HttpClientChat(baseUrl);
        using var openAI = new OpenAIChat(baseUrl);
        using var extensions = new ExtensionsAIChat(baseUrl);
        // The floor beside itself tells how far a ratio of this run can be trusted.
        using var again = new FloorChat(baseUrl, "floor, again");
        ChatWork[] works = [floor, again, ours, eight, plain, openAI, extensions];

        ChatWork.Verify(works);
        CostSeries[] one = Measure(works, atOnce: 1);
        CostSeries[] many = Measure(works, atOnce: 16);
        var bars = new Bars();
        PrintBytes(works, ours, bars);
        Print("One at a time", one);
        Print("16 at once", many);

        bars.Check("CPU time at 16 at once, times the floor", Of(many, ours).RatioTo(many[0]), 1.1);
        bars.Check("CPU time at 16 at once, times the OpenAI SDK's", Of(many, ours).RatioTo(Of(many, openAI)), 0.5);
        bars.Check("CPU time one at a time, times the OpenAI SDK's", Of(one, ours).RatioTo(Of(one, openAI)), 0.5);
        return bars.Print();
    }

    private static CostSeries Of(CostSeries[] series, ChatWork work) => series.First(one => one.Name == work.Name);

    private static CostSeries[] Measure(ChatWork[] works, int atOnce)
    {
        CostSeries[] series = [.. works.Select(work => new CostSeries(work.Name, () =>
        {
            Cost cost = Cost.Of(() => work.RepeatAsync(Requests, atOnce));
            return (cost.Cpu.TotalNanoseconds / Requests, cost.Wall.TotalNanoseconds / Requests);
        }))];
        CostSeries.Measure(series, WarmUps, Rounds);
        return series;
    }

    // After the rounds, so that all code is at its fastest: what is not inlined yet may allocate more.
    private static void PrintBytes(ChatWork[] works, LibraryChat ours, Bars bars)
    {
        ChatCompletion first = ours.CompleteAsync().AsTask().GetAwaiter().GetResult();
        ChatCompletion second = ours.CompleteAsync().AsTask().GetAwaiter().GetResult();
        long returned = ReturnedObjects.BytesOf(first, second);

        Console.WriteLine();
        Console.WriteLine("| bytes a chat | allocated | returned to the caller | beyond it | times the floor |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        double floor = 0;
        foreach (ChatWork work in works)
        {
            IEnumerable<double> measured = Enumerable.Range(0, 7).Select(_ => Cost.BytesOf(() => work.RepeatAsync(Requests, 1)) / (double)Requests);
            double bytes = CostSeries.Quartile(measured, 2);
            long given = work is LibraryChat ? returned : 0;
            if (work == works[0])
                floor = bytes;
            if (work == ours)
                bars.Check("bytes beyond what is returned, times the floor", (bytes - given) / floor, 1.15);
            Console.WriteLine($"| {work.Name} | {bytes:N0} | {(given > 0 ? given.ToString("N0") : "")} | {bytes - given:N0} | {(bytes - given) / floor:F2} |");
        }
    }

    private static void Print(string title, CostSeries[] series)
    {
        Console.WriteLine();
        Console.WriteLine($"| {title} | CPU µs, median | least | times the floor | quartiles | wall µs | chats a second |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (CostSeries one in series)
        {
            double wall = CostSeries.Quartile(one.Wall, 2);
            Console.WriteLine(
                $"| {one.Name} | {CostSeries.Quartile(one.Cpu, 2) / 1000:F1} | {one.Cpu.Min() / 1000:F1} | {one.RatioTo(series[0]):F2} "
                + $"| {one.RatioTo(series[0], 1):F2} – {one.RatioTo(series[0], 3):F2} | {wall / 1000:F1} | {1e9 / wall:N0} |");
        }
    }
}
