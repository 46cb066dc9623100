namespace OpenRouter.Aot.Benchmarks;

/// <summary>The first request of a client: from the call to the whole answer of a server that answers at once.</summary>
internal static class FirstRequestRun
{
    private const int WarmUps = 60;
    private const int Rounds = 151;

    public static void Run()
    {
        using var server = new TlsServerProcess(latencyMs: 0);
        TlsClient[] clients =
        [
            TlsClient.Library(server), TlsClient.Library(server, connections: 1), TlsClient.Library(server, isWarmed: true),
            TlsClient.Library(server, checksKeys: true), TlsClient.Library(server, connections: 1, checksKeys: true),
            TlsClient.Plain(server, usesHttp2: true), TlsClient.Plain(server, usesHttp2: true, isWarmed: true),
            TlsClient.Plain(server, usesHttp2: false), TlsClient.Plain(server, usesHttp2: false, isWarmed: true),
        ];
        var beforehand = new Dictionary<string, List<double>>();
        CostSeries[] series = [.. clients.Select(client => new CostSeries(client.Name, () => Measure(client, server, beforehand)))];
        CostSeries.Measure(series, WarmUps, Rounds);

        Console.WriteLine();
        Console.WriteLine("| First request | ms, median | quartiles | least | beforehand ms, median | quartiles |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach ((TlsClient client, CostSeries one) in clients.Zip(series))
        {
            double[] wall = [.. one.Wall.Select(nanoseconds => nanoseconds / 1e6)];
            List<double> own = beforehand[client.Name];
            string before = client.IsWarmed ? $"{CostSeries.Quartile(own, 2):F2} | {Between(own)}" : "|";
            Console.WriteLine($"| {one.Name} | {CostSeries.Quartile(wall, 2):F2} | {Between(wall)} | {wall.Min():F2} | {before} |");
        }
    }

    private static (double Cpu, double Wall) Measure(TlsClient client, TlsServerProcess server, Dictionary<string, List<double>> beforehand)
    {
        using ChatWork work = client.Create();
        Cost before = Cost.Of(() => client.WarmUpAsync(work));
        Cost cost = Cost.Of(() => work.SendAsync().AsTask());
        work.Dispose();
        server.AwaitQuiet();
        if (!beforehand.TryGetValue(client.Name, out List<double>? own))
            beforehand[client.Name] = own = [];
        own.Add(before.Wall.TotalMilliseconds);
        return (cost.Cpu.TotalNanoseconds, cost.Wall.TotalNanoseconds);
    }

    private static string Between(IReadOnlyCollection<double> values) => $"{CostSeries.Quartile(values, 1):F2} – {CostSeries.Quartile(values, 3):F2}";
}
