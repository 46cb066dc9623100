using System.Collections.Concurrent;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Bulk;

/// <summary>A run that waits goes on by itself as soon as it may.</summary>
public class BulkWaitTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_goes_on_when_credits_are_bought_and_says_when_it_waits(bool isOrdered)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario =>
            {
                foreach (ScenarioAccount account in scenario.Accounts)
                    account.Credits = 0.0012m;
            },
            Hurry);
        var told = new ConcurrentQueue<BulkPause?>();
        Task<BulkEnd> running = BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(200), new BulkOptions { MaxConcurrency = 8, IsOrdered = isOrdered, Wait = TimeSpan.FromHours(1), Paused = told.Enqueue });
        await Eventually.HoldsAsync(() => !told.IsEmpty, "the pause");
        Assert.False(running.IsCompleted);
        pool.Simulator.AddCredits("account-2", 10);
        BulkEnd end = await running;

        end.AssertAllSucceeded(200);
        Assert.Equal(2, told.Count);
        Assert.Equal([BulkPauseReason.Unavailable, null], told.Select(pause => pause?.Reason));
        Assert.Contains("credits", told.First()!.Message, StringComparison.Ordinal);
        if (isOrdered)
            Assert.Equal(Enumerable.Range(0, 200).Select(number => (long)number), end.Results.Select(result => result.Index));
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((200, 0), (counters.Succeeded, counters.InFlight));
    }

    [Fact]
    public async Task Credits_that_end_again_are_waited_for_again()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Accounts[0].Credits = 0.0012m, Hurry);
        int pauses = 0;
        void Buy(BulkPause? pause)
        {
            if (pause is not null && ++pauses <= 3)
                pool.Simulator.AddCredits("account-1", pauses == 1 ? 0.002m : 10);
        }

        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(150), new BulkOptions { MaxConcurrency = 6, Wait = TimeSpan.FromHours(1), Paused = Buy });
        end.AssertAllSucceeded(150);
        Assert.Equal(2, pauses);
    }

    [Fact]
    public async Task Where_the_time_is_up_it_pauses_for_good_and_gives_back_what_it_has_taken()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Accounts[0].Credits = 0);
        var told = new ConcurrentQueue<BulkPause?>();
        BulkEnd end = await BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(50), new BulkOptions { MaxConcurrency = 4, Wait = TimeSpan.FromMilliseconds(500), Paused = told.Enqueue });
        Assert.Equal((BulkPauseReason.Unavailable, 0), (end.Pause.Reason, end.Results.Count));
        Assert.Equal(BulkPauseReason.Unavailable, Assert.Single(told)?.Reason);
    }

    [Fact]
    public async Task Stopped_while_it_waits_it_ends_at_once()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Accounts[0].Credits = 0);
        using var stop = new CancellationTokenSource();
        BulkEnd end = await BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(50), new BulkOptions { MaxConcurrency = 4, Wait = TimeSpan.FromHours(8), Stop = stop.Token, Paused = _ => stop.Cancel() });
        Assert.Equal((BulkPauseReason.Stopped, 0), (end.Pause.Reason, end.Results.Count));
    }

    [Fact]
    public async Task Cancelled_while_it_waits_it_ends_at_once()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Accounts[0].Credits = 0);
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pool.Client.Bulk.RunAsync(
            BulkRuns.Requests(50).ToAsyncEnumerable(),
            new BulkOptions { MaxConcurrency = 4, Wait = TimeSpan.FromHours(8), Paused = _ => cancelled.Cancel() },
            cancelled.Token).ToListAsync(TestContext.Current.CancellationToken));
        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal(0, key.InFlight));
    }

    [Fact]
    public async Task What_is_the_fault_of_the_requests_is_not_waited_for()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        var told = new ConcurrentQueue<BulkPause?>();
        BulkEnd end = await BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(300, "none/such"), new BulkOptions { MaxConcurrency = 4, Wait = TimeSpan.FromHours(8), Paused = told.Enqueue });
        Assert.Equal(BulkPauseReason.RepeatedError, end.Pause.Reason);
        Assert.Empty(told);
    }

    // The service is asked for its credits every 15 seconds.
    private static void Hurry(OpenRouterClientOptions options) => options.TimeProvider = new HurriedTime(20);
}
