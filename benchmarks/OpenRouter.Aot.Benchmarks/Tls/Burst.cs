namespace OpenRouter.Aot.Benchmarks;

/// <summary>What came of requests that a new client sent at once. All times are milliseconds.</summary>
/// <param name="Waited">How many waited for a connection.</param>
/// <param name="Median">The median of the time in the queue; a request that did not wait counts as 0.</param>
/// <param name="P99">The time in the queue that one request of a hundred exceeds.</param>
/// <param name="Most">The longest time in the queue.</param>
/// <param name="Connections">The connections that were opened, also those beforehand.</param>
/// <param name="Wall">The time until all answers were there.</param>
/// <param name="Cpu">The processors' time of the client's process, from its first connection on.</param>
internal readonly record struct Burst(double Waited, double Median, double P99, double Most, double Connections, double Wall, double Cpu)
{
    /// <summary>Makes a client, warms it up, and lets it send.</summary>
    /// <param name="client">The client.</param>
    /// <param name="server">The server.</param>
    /// <param name="times">What notes the times in the queue.</param>
    /// <param name="requests">How many requests it sends at once.</param>
    public static Burst Of(TlsClient client, TlsServerProcess server, QueueTimes times, int requests)
    {
        (long connections, long answers) = server.AwaitQuiet();
        double[] queued;
        Cost before;
        Cost sending;
        using (ChatWork work = client.Create())
        {
            before = Cost.Of(() => client.WarmUpAsync(work));
            times.Take();
            sending = Cost.Of(() => work.RepeatAsync(requests, requests));
            queued = times.Take();
        }

        // What is opened for nobody any more is counted too.
        (long connectionsNow, long answersNow) = server.AwaitQuiet();
        if (answersNow - answers < requests)
            throw new InvalidOperationException($"{client.Name} has {answersNow - answers} answers to {requests} requests.");
        double[] sorted = [.. queued.Concat(Enumerable.Repeat(0.0, Math.Max(requests - queued.Length, 0))).Order()];
        return new Burst(
            queued.Length, CostSeries.Quartile(sorted, 2), sorted[(int)Math.Ceiling(0.99 * sorted.Length) - 1], sorted[^1],
            connectionsNow - connections, sending.Wall.TotalMilliseconds, (before.Cpu + sending.Cpu).TotalMilliseconds);
    }

    /// <summary>The median of each figure.</summary>
    public static Burst MedianOf(IReadOnlyCollection<Burst> bursts) => new(
        Of(bursts, one => one.Waited), Of(bursts, one => one.Median), Of(bursts, one => one.P99), Of(bursts, one => one.Most),
        Of(bursts, one => one.Connections), Of(bursts, one => one.Wall), Of(bursts, one => one.Cpu));

    private static double Of(IEnumerable<Burst> bursts, Func<Burst, double> figure) => CostSeries.Quartile(bursts.Select(figure), 2);
}
