using System.Collections.Concurrent;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Streaming;

/// <summary>Ten thousand streams under every kind of failure: nothing is lost, nothing comes twice, every error is typed, everything is given back.</summary>
public class TenThousandStreamsTests(ITestOutputHelper output)
{
    private const int Streams = 10_000;
    private const int Concurrency = 100;

    // Nothing takes a tenth of it: a stream that hangs fails the test rather than the whole run.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, Streams)]
    [InlineData(true, Streams / 4)]
    public async Task Every_stream_is_whole_or_ends_in_a_typed_error(bool useHttp2, int streams)
    {
        int seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        await WarmUpAsync(seed, useHttp2);
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = StreamStorm.Create(seed), UseHttp2 = useHttp2 }, Stop);
        await using OpenRouterClient client = CreateClient(simulator, seed, useHttp2);
        StormCaller[] callers = [.. Enumerable.Range(0, streams).Select(number => new StormCaller(seed, number))];
        ConcurrentDictionary<int, StormOutcome> outcomes = await RunAsync(callers, client, seed);

        Dictionary<StormOutcome, int> count = outcomes.Values.CountBy(outcome => outcome).ToDictionary();
        int Of(StormOutcome outcome) => count.GetValueOrDefault(outcome);
        SimulatorCounters theirs = await SettleAsync(simulator, client);
        output.WriteLine(string.Join(", ", count.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")) + $", attempts {theirs.Attempts}");
        output.WriteLine(string.Join("\n", theirs.Faults.Select(fault => $"{fault.Value,6} {fault.Key}")));
        Assert.Equal(streams, outcomes.Count);
        Assert.All(theirs.Faults, fault => Assert.True(fault.Value > 0 || streams < Streams, $"The fault never struck: {fault.Key}"));
        Assert.All(Enum.GetValues<StormOutcome>(), outcome => Assert.True(Of(outcome) > 0, $"No stream was {outcome}"));

        // What the client counted is what the simulator counted. Who cancelled may have done so before the request had left.
        ClientStatistics ours = client.GetStatistics();
        long attempts = ours.Keys.Sum(key => key.Attempts);
        Assert.InRange(attempts, theirs.Attempts, theirs.Attempts + Of(StormOutcome.Cancelled));
        Assert.Equal(attempts, ours.Models.Sum(model => model.Attempts));
        Assert.Equal(Of(StormOutcome.Whole), ours.Keys.Sum(key => key.Succeeded));
        Assert.InRange(ours.Keys.Sum(key => key.Abandoned), Of(StormOutcome.Left), Of(StormOutcome.Left) + Of(StormOutcome.Cancelled));

        // No answer was thrown away but those that their callers left, and those that came too late for a limit.
        long stalls = theirs.Faults.Where(fault => fault.Key.StartsWith("Stall after 3,", StringComparison.Ordinal)).Sum(fault => fault.Value);
        int thrownAway = Of(StormOutcome.Left) + Of(StormOutcome.Cancelled) + (int)Math.Max(0, Of(StormOutcome.Stalled) - stalls);
        Assert.InRange(theirs.Succeeded, Of(StormOutcome.Whole), Of(StormOutcome.Whole) + thrownAway);
        Assert.InRange(Of(StormOutcome.Whole), streams / 2, streams);

        AssertForgotten(callers);
        await client.DisposeAsync();
        await Eventually.HoldsAsync(() => simulator.GetCounters().OpenConnections == 0, "all connections closed");
    }

    /// <summary>
    /// Has the code compiled. Where the first answers take seconds for it, nobody passes while the edge turns the first two away, and the pace that this teaches
    /// outlasts the test.
    /// </summary>
    private static async Task WarmUpAsync(int seed, bool useHttp2)
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = StreamStorm.Create(seed), UseHttp2 = useHttp2 }, Stop);
        await using OpenRouterClient client = CreateClient(simulator, seed, useHttp2);
        await RunAsync([.. Enumerable.Range(0, Concurrency).Select(number => new StormCaller(seed, number))], client, seed);
    }

    private static OpenRouterClient CreateClient(OpenRouterSimulator simulator, int seed, bool useHttp2)
    {
        var options = new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, Seed = seed };
        foreach (ScenarioKey key in StreamStorm.Create(seed).Keys)
            options.Keys.Add(new KeyOptions { Alias = key.Alias, Secret = new ApiKey(key.Secret), Account = key.Account });
        options.Transport.FirstTokenTimeout = options.Transport.StallTimeout = StreamStorm.Patience;
        options.Transport.MaxEventBytes = StreamStorm.MaxEventBytes;
        options.Routing.MaxAttempts = 8;
        options.Routing.Backoff = TimeSpan.FromMilliseconds(2);
        options.Routing.Deadline = TimeSpan.FromSeconds(60);
        if (useHttp2)
            options.HandlerFactory = () => new PriorKnowledgeHandler();
        return new OpenRouterClient(options);
    }

    private static async Task<ConcurrentDictionary<int, StormOutcome>> RunAsync(StormCaller[] callers, OpenRouterClient client, int seed)
    {
        var outcomes = new ConcurrentDictionary<int, StormOutcome>();
        var running = new ConcurrentDictionary<int, bool>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task all = Parallel.ForAsync(0, callers.Length, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = stop.Token }, async (number, ct) =>
        {
            running[number] = true;
            outcomes[number] = await callers[number].RunAsync(client, ct);
            running.TryRemove(number, out _);
        });
        if (await Task.WhenAny(all, Task.Delay(Longest, Stop)) != all)
        {
            string hanging = string.Join(", ", running.Keys.Order());
            await stop.CancelAsync();
            Assert.Fail($"Seed {seed}: these streams hang: {hanging}");
        }

        await all;
        return outcomes;
    }

    /// <summary>Waits until the simulator has noticed who left, and every lease is back; dropped streams give theirs back when they are collected.</summary>
    private static async Task<SimulatorCounters> SettleAsync(OpenRouterSimulator simulator, OpenRouterClient client)
    {
        await Eventually.HoldsAfterCollectionAsync(() => client.GetStatistics().Keys.All(key => key.InFlight == 0), "every key given back");
        await Eventually.HoldsAsync(() => simulator.GetCounters().InFlight == 0, "every answer ended");
        ClientStatistics ours = client.GetStatistics();
        Assert.All(ours.Models, model => Assert.Equal(0, model.InFlight));
        Assert.All(ours.AccountModels, pair => Assert.Equal(0, pair.InFlight));
        return simulator.GetCounters();
    }

    /// <summary>Nobody holds a stream that has ended, though all of them ran under one token that lives on.</summary>
    private static void AssertForgotten(StormCaller[] callers)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        // The last frames of a run that is not optimised may still hold one each.
        Assert.InRange(callers.Count(caller => caller.Stream!.IsAlive), 0, Concurrency);
    }
}
