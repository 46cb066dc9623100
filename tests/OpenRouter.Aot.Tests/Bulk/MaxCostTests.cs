using CsCheck;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Bulk;

/// <summary>A run never costs more than it may, by what the service itself has billed.</summary>
public sealed class MaxCostTests : IDisposable
{
    private static readonly Gen<CostCase> Case = Gen.Select(
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 400], Gen.Int[1, 3_000]),
        Gen.Select(Gen.Int[1, 24], Gen.Int[1, 60], Gen.Int[1, 600]),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 1_000])).Select((price, run, more) => new CostCase(
            price.Item1 / 1_000_000m, price.Item2 / 1_000_000m, price.Item3, run.Item1, run.Item2, run.Item3, more.Item1, more.Item2, more.Item3));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_service_never_bills_more_and_with_more_it_is_finished() => await Case.SampleAsync(
        async one =>
        {
            await using PoolUnderTest pool = await StartAsync(one);
            BulkRequest[] requests = [.. Enumerable.Range(0, one.Requests).Select(number => BulkRuns.Request($"{number}", maxTokens: one.MaxTokens, text: new string('x', one.Characters * number / one.Requests)))];
            decimal most = 0.02m * one.Share / 1_000;
            string journalPath = folder.File(Guid.NewGuid().ToString("N"));
            int succeeded = 0;
            for (int round = 0; ; round++)
            {
                using BulkJournal journal = BulkJournal.Open(journalPath);
                BulkEnd end = await BulkRuns.RunAsync(pool.Client, requests, new BulkOptions { MaxConcurrency = one.Concurrency, MaxCost = most, Journal = journal });
                succeeded += end.Succeeded.Count();
                Assert.All(end.Results, result => Assert.True(result.IsSuccess, result.Error?.Message));
                Assert.True((decimal)pool.Simulator.GetCounters().CostUsd <= most, $"{pool.Simulator.GetCounters().CostUsd} of {most} in round {round}");
                if (end.Paused is null)
                    break;
                Assert.Equal((BulkPauseReason.CostLimit, null), (end.Pause.Reason, end.Pause.RetryAt));
                Assert.True(round < 40, "It does not come to its end.");
                most = (most * 3) + 0.01m;
            }

            Assert.Equal((one.Requests, one.Requests), (succeeded, (int)pool.Simulator.GetCounters().Succeeded));
        },
        iter: 25, threads: 1);

    [Fact]
    public async Task What_an_attempt_may_have_cost_that_nobody_saw_the_end_of_counts()
    {
        // Each first attempt is left after 300 ms, and billed all the same.
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario =>
            {
                scenario.Models[0].LatencyMs = new ScenarioRange(50, 600);
                scenario.Models[0].CompletionTokens = new ScenarioRange(50, 50);
            },
            options => options.Transport.FirstByteTimeout = TimeSpan.FromMilliseconds(300));
        const decimal Most = 0.004m;
        using BulkJournal journal = BulkJournal.Open(folder.File("run.journal"));
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(200), new BulkOptions { MaxConcurrency = 8, MaxCost = Most, Journal = journal });
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.True(counters.Left > 0, "No attempt was left.");
        Assert.Equal(BulkPauseReason.CostLimit, end.Pause.Reason);
        Assert.True((decimal)counters.CostUsd <= Most, $"{counters.CostUsd} of {Most}");
        // And the next run knows of it.
        BulkEnd next = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(200), new BulkOptions { MaxConcurrency = 8, MaxCost = Most, Journal = journal });
        Assert.Equal(BulkPauseReason.CostLimit, next.Pause.Reason);
        Assert.True((decimal)pool.Simulator.GetCounters().CostUsd <= Most, $"{pool.Simulator.GetCounters().CostUsd} of {Most} after the second run");
    }

    [Fact]
    public async Task Where_nobody_knows_the_price_it_stops_and_names_the_model()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(20, "none/such"), new BulkOptions { MaxCost = 5 });
        Assert.Equal((BulkPauseReason.CostLimit, 0, 0), (end.Pause.Reason, end.Results.Count, (int)pool.Simulator.GetCounters().Attempts));
        Assert.Contains("nobody knows what '0' may cost", end.Pause.Message, StringComparison.Ordinal);
        Assert.Contains("none/such", end.Pause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_without_a_price_counts_too()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        BulkEnd end = await BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(20), new BulkOptions { MaxCost = 5, Request = new RequestOptions { Fallbacks = ["none/such"] } });
        Assert.Contains("none/such", end.Pause.Message, StringComparison.Ordinal);
        Assert.Empty(end.Results);
    }

    [Fact]
    public async Task What_costs_nothing_runs_with_a_limit_of_nothing()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => (scenario.Models[2].PromptPrice, scenario.Models[2].CompletionPrice) = (0, 0));
        (await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(10, "c/free:free"), new BulkOptions { MaxCost = 0 })).AssertAllSucceeded(10);
        BulkEnd paid = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(10), new BulkOptions { MaxCost = 0 });
        Assert.Equal((BulkPauseReason.CostLimit, 0), (paid.Pause.Reason, paid.Results.Count));
    }

    private static Task<PoolUnderTest> StartAsync(CostCase one) => PoolUnderTest.StartAsync(keys: 2, scenario =>
    {
        scenario.Seed = one.Concurrency;
        ScenarioModel model = scenario.Models[0];
        (model.PromptPrice, model.CompletionPrice) = (one.PromptPrice, one.CompletionPrice);
        model.CompletionTokens = new ScenarioRange(1, 400);
        model.LatencyMs = new ScenarioRange(0, 6);
        if (one.HasFailures)
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ErrorIn200, When = new FaultCondition { Probability = 0.1 } });
        if (one.HasCuts)
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Cut, When = new FaultCondition { Probability = 0.1 } });
    });

    private sealed record CostCase(
        decimal PromptPrice, decimal CompletionPrice, int Characters, int Concurrency, int Requests, int MaxTokens, bool HasFailures, bool HasCuts, int Share);
}
