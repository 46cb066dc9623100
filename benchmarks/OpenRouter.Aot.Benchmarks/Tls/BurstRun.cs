namespace OpenRouter.Aot.Benchmarks;

/// <summary>Many requests at once on a client that has just begun: how long they wait for a connection.</summary>
internal static class BurstRun
{
    private const int LatencyMs = 50;
    private const int ConnectMs = 60;
    private const int WarmUps = 5;
    private const int Rounds = 21;
    private const int Most = 500;

    public static void Run(Bars bars)
    {
        using var times = new QueueTimes();
        using (var near = new TlsServerProcess(LatencyMs))
        {
            // What is compiled beside a burst would count as its CPU time.
            Measure(near, times, null, 100, connections: [1]);
            Measure(near, times, "", 1, connections: [1]);
            Measure(near, times, "", 100, connections: [1, 2]);
            (Burst ours, Burst plain) = Measure(near, times, "", Most, connections: [1, 10]);
            bars.Check($"ms of {Most} requests in the queue, median, warmed up, beside HttpClient's over HTTP/2", ours.Median, Math.Round(plain.Median, 1));
        }

        // Over loopback it takes nothing but CPU time to connect, and who opens connections one after another loses nothing by it.
        using var far = new TlsServerProcess(LatencyMs, ConnectMs);
        Measure(far, times, $", {ConnectMs} ms to connect", Most, connections: [1, 10]);
    }

    /// <param name="server">Where to.</param>
    /// <param name="times">What notes the times in the queue.</param>
    /// <param name="remark">What the table's title says beside the number; null for no table.</param>
    /// <param name="requests">How many requests are sent at once.</param>
    /// <param name="connections">How many connections our client opens beforehand, one row each.</param>
    /// <returns>The medians of our client, warmed up the most, and of HttpClient over one connection that stands.</returns>
    private static (Burst Ours, Burst Plain) Measure(TlsServerProcess server, QueueTimes times, string? remark, int requests, int[] connections)
    {
        TlsClient ours = TlsClient.Library(server, connections[^1]);
        TlsClient plain = TlsClient.Plain(server, usesHttp2: true, isWarmed: true);
        TlsClient[] clients =
        [
            TlsClient.Library(server),
            .. connections[..^1].Select(count => TlsClient.Library(server, count)),
            ours,
            TlsClient.Plain(server, usesHttp2: true),
            plain,
            TlsClient.Plain(server, usesHttp2: true, hasMany: true),
            TlsClient.Plain(server, usesHttp2: true, hasMany: true, isWarmed: true),
            TlsClient.Plain(server, usesHttp2: false),
        ];
        Dictionary<TlsClient, Burst> medians = Measure(clients, client => Burst.Of(client, server, times, requests));
        if (remark is not null)
            Print($"{requests} at once{remark}", clients, medians);
        return (medians[ours], medians[plain]);
    }

    private static Dictionary<TlsClient, Burst> Measure(TlsClient[] clients, Func<TlsClient, Burst> measure)
    {
        var bursts = clients.ToDictionary(client => client, _ => new List<Burst>());
        var chance = new Random(7);
        TlsClient[] order = [.. clients];
        for (int i = -WarmUps; i < Rounds; i++)
        {
            chance.Shuffle(order);
            foreach (TlsClient client in order)
            {
                Burst burst = measure(client);
                if (i >= 0)
                    bursts[client].Add(burst);
            }
        }

        return clients.ToDictionary(client => client, client => Burst.MedianOf(bursts[client]));
    }

    private static void Print(string title, TlsClient[] clients, Dictionary<TlsClient, Burst> medians)
    {
        Console.WriteLine();
        Console.WriteLine($"| {title} | waited | in the queue ms, median | p99 | most | connections | all answers ms | CPU ms |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (TlsClient client in clients)
        {
            Burst burst = medians[client];
            Console.WriteLine(
                $"| {client.Name} | {burst.Waited:0} | {burst.Median:F1} | {burst.P99:F1} | {burst.Most:F1} "
                + $"| {burst.Connections:0} | {burst.Wall:0} | {burst.Cpu:0} |");
        }
    }
}
