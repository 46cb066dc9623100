using System.Diagnostics;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli;

/// <summary>The demo's traffic: chats through a client of its own against a simulator of its own.</summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private static readonly string[] Topics =
    [
        "a harbour at dawn", "the weather in Lisbon", "why the sky is blue", "a recipe for bread",
        "prime numbers", "a name for a cat", "the rules of chess", "a train to Prague",
    ];

    private readonly DemoSettings settings;
    private readonly OpenRouterSimulator simulator;
    private readonly OpenRouterClient client;
    private readonly Stopwatch watch = new();
    private readonly Lock gate = new();
    private int succeeded;
    private int failed;
    private int inFlight;
    private string? firstError;
    private decimal cost;

    private DemoRun(DemoSettings settings, OpenRouterSimulator simulator)
    {
        this.settings = settings;
        this.simulator = simulator;
        client = CreateClient(settings, simulator.BaseUrl);
    }

    /// <summary>How far it has come.</summary>
    public RunProgress GetProgress()
    {
        ClientStatistics statistics = client.GetStatistics();
        long good = Volatile.Read(ref succeeded), bad = Volatile.Read(ref failed);
        return new RunProgress(
            "chats", settings.Requests, Fraction: 1, good, bad, DoneBefore: 0, Volatile.Read(ref inFlight), watch.Elapsed, GetCost(), Notes: [], statistics)
        {
            TimeToFirstToken = GetTimeToFirstToken(statistics),
        };
    }

    /// <summary>Starts the simulator.</summary>
    public static async Task<DemoRun> StartAsync(DemoSettings settings, CancellationToken ct)
    {
        var options = new SimulatorOptions { Scenario = DemoScenario.Create(settings), Seed = settings.Seed };
        return new DemoRun(settings, await OpenRouterSimulator.StartAsync(options, ct));
    }

    /// <summary>Sends every chat; none of them throws.</summary>
    /// <param name="ct">Stops at once.</param>
    public async Task SendAllAsync(CancellationToken ct)
    {
        watch.Start();
        var options = new ParallelOptions { MaxDegreeOfParallelism = settings.Concurrency, CancellationToken = ct };
        await Parallel.ForAsync(0, settings.Requests, options, async (index, token) => await SendAsync(index, token));
        watch.Stop();
    }

    /// <summary>What came of it, by the client's counters and by the simulator's.</summary>
    public DemoResult GetResult() => new(settings, GetProgress(), simulator.GetCounters(), firstError);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await simulator.DisposeAsync();
    }

    private static OpenRouterClient CreateClient(DemoSettings settings, Uri baseUrl)
    {
        var options = new OpenRouterClientOptions { BaseUrl = baseUrl, Seed = settings.Seed };
        options.Transport.UseProxy = false;
        // A demonstration is over before a minute on the bench would be.
        options.Breaker.Cooldown = TimeSpan.FromSeconds(1.5);
        options.Routing.MaxAttempts = 12;
        foreach ((string alias, string account, string secret) in DemoScenario.Keys)
            options.Keys.Add(new KeyOptions { Alias = alias, Account = account, Secret = new ApiKey(secret, alias) });
        options.Models["chat"] = new ModelRoute(DemoScenario.Models);
        return new OpenRouterClient(options);
    }

    private async Task SendAsync(int index, CancellationToken ct)
    {
        Interlocked.Increment(ref inFlight);
        try
        {
            var request = new ChatRequest { Model = "chat", Messages = [$"Chat {index + 1}: tell me about {Topics[index % Topics.Length]}."], MaxTokens = 60 };
            // Every third chat is streamed.
            ChatCompletion answer = index % 3 == 0
                ? await client.Chat.StreamAsync(request, ct: ct).ToCompletionAsync(CancellationToken.None)
                : await client.Chat.CompleteAsync(request, ct: ct);
            lock (gate)
                cost += answer.Info.Cost ?? 0;
            Interlocked.Increment(ref succeeded);
        }
        catch (OpenRouterException error)
        {
            Interlocked.Increment(ref failed);
            Interlocked.CompareExchange(ref firstError, error.Message, null);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    // The mean over all good answers; null before the first.
    private static TimeSpan? GetTimeToFirstToken(ClientStatistics statistics) => statistics.Models.Sum(model => model.Succeeded) is > 0 and long answers
        ? statistics.Models.Aggregate(TimeSpan.Zero, (sum, model) => sum + (model.TimeToFirstToken * model.Succeeded)) / answers
        : null;

    private decimal GetCost()
    {
        lock (gate)
            return cost;
    }
}
