using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Bulk;

/// <summary>What ends by itself is waited out, what does not pauses the run, and no request fails for it.</summary>
public class BulkPauseTests
{
    [Fact]
    public async Task With_credits_gone_from_one_of_two_accounts_the_other_does_all()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Accounts[0].Credits = 0);
        (await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(100), new BulkOptions { MaxConcurrency = 10 })).AssertAllSucceeded(100);
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((0, 100), (counters.Accounts["account-1"].Succeeded, counters.Accounts["account-2"].Succeeded));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_credits_gone_from_all_accounts_in_the_middle_the_run_pauses_and_fails_nothing(bool isOrdered)
    {
        // An answer costs at least 24 millionths of a dollar.
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario =>
        {
            foreach (ScenarioAccount account in scenario.Accounts)
                account.Credits = 0.0012m;
        });
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(500), new BulkOptions { MaxConcurrency = 10, IsOrdered = isOrdered });
        Assert.Equal((BulkPauseReason.Unavailable, null, null), (end.Pause.Reason, end.Pause.RetryAt, end.Paused!.RetryAt));
        Assert.Contains("credits", end.Pause.Message, StringComparison.Ordinal);
        Assert.NotEmpty(end.Results);
        Assert.All(end.Results, result => Assert.True(result.IsSuccess, result.Error?.Message));
        Assert.Equal(pool.Simulator.GetCounters().Succeeded, end.Results.Count);
        // Those that were held, those that were in flight, and two that were taken ahead.
        Assert.InRange(end.Paused.Unfinished.Count, 1, 22);
        if (isOrdered)
            Assert.Equal(end.Results.Select(result => result.Index).Order(), end.Results.Select(result => result.Index));

        // It can go on from there.
        pool.Simulator.AddCredits("account-1", 10);
        await using var later = new OpenRouterClient(Options(pool));
        (await BulkRuns.RunAsync(later, end.Paused.Unfinished, new BulkOptions())).AssertAllSucceeded(end.Paused.Unfinished.Count);
    }

    [Fact]
    public async Task A_key_limit_that_resets_tomorrow_pauses_the_run_until_then()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => (scenario.Keys[0].Limit, scenario.Keys[0].LimitReset) = (0.0005m, LimitReset.Daily));
        Assert.SkipWhen(DateTime.UtcNow.TimeOfDay > TimeSpan.FromHours(23.5), "It is half an hour before midnight UTC, and that is waited out.");
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(100), new BulkOptions { MaxConcurrency = 4 });
        Assert.Equal(BulkPauseReason.Unavailable, end.Pause.Reason);
        DateTimeOffset midnight = DateTime.UtcNow.Date.AddDays(1);
        Assert.NotNull(end.Pause.RetryAt);
        Assert.InRange(end.Pause.RetryAt.Value, midnight, midnight.AddMinutes(5));
        Assert.Equal(end.Pause.RetryAt, end.Paused!.RetryAt);
        Assert.All(end.Results, result => Assert.True(result.IsSuccess, result.Error?.Message));
    }

    [Fact]
    public async Task A_throttle_of_seconds_is_waited_out()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 2, When = new FaultCondition { UntilRequest = 3 } }));
        (await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(20), new BulkOptions { MaxConcurrency = 3 })).AssertAllSucceeded(20);
        Assert.Equal(3, pool.Simulator.GetCounters().Faults["upstream_throttle"]);
    }

    [Fact]
    public async Task A_model_that_nobody_offers_fails_its_line_and_stops_no_other()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.NoEndpoints, When = new FaultCondition { Model = "b/two" } }));
        BulkRequest[] requests = BulkRuns.Requests(30);
        requests[4] = BulkRuns.Request("4", model: "b/two");
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, requests, new BulkOptions { MaxConcurrency = 4 });
        Assert.Null(end.Paused);
        Assert.Equal((29, 30), (end.Succeeded.Count(), end.Results.Count));
        Assert.Equal("4", Assert.Single(end.Results, result => !result.IsSuccess).Id);
    }

    [Fact]
    public async Task One_that_is_dearer_than_what_is_left_pauses_the_run_rather_than_fail()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.TooDear, When = new FaultCondition { FromRequest = 6 } }));
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(30), new BulkOptions { MaxConcurrency = 4 });
        Assert.Equal(BulkPauseReason.Unavailable, end.Pause.Reason);
        Assert.Equal((5, 5), (end.Succeeded.Count(), end.Results.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_alone_that_nothing_can_serve_stops_no_other_unless_they_come_in_order(bool isOrdered)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.TooDear, When = new FaultCondition { FromRequest = 6, Times = 1 } }));
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(200), new BulkOptions { MaxConcurrency = 4, IsOrdered = isOrdered });
        Assert.Equal(BulkPauseReason.Unavailable, end.Pause.Reason);
        Assert.All(end.Results, result => Assert.True(result.IsSuccess, result.Error?.Message));
        // Before the one there are at most eight, for four that run at once may change places; behind it as many as may wait for their turn.
        Assert.InRange(end.Results.Count, isOrdered ? 5 : 199, isOrdered ? 8 + (4 * 4) : 199);
    }

    [Fact]
    public async Task A_request_with_a_deadline_fails_at_it_and_pauses_nothing()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Accounts[0].Credits = 0);
        BulkEnd end = await BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(6), new BulkOptions { MaxConcurrency = 2, Request = new RequestOptions { Deadline = TimeSpan.FromMilliseconds(300) } });
        Assert.Null(end.Paused);
        Assert.Equal(6, end.Results.Count);
        Assert.All(end.Results, result => Assert.IsType<KeysUnavailableException>(result.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stopped_it_finishes_what_is_on_the_wire_and_sends_nothing_more(bool isOrdered)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Models[0].LatencyMs = new ScenarioRange(20, 60));
        using var stop = new CancellationTokenSource();
        BulkEnd end = await BulkRuns.RunAsync(
            pool.Client, BulkRuns.Requests(500), new BulkOptions { MaxConcurrency = 8, IsOrdered = isOrdered, Stop = stop.Token },
            result => { if (result.Index == 20) stop.Cancel(); });
        Assert.Equal((BulkPauseReason.Stopped, null), (end.Pause.Reason, end.Pause.RetryAt));
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((end.Results.Count, end.Results.Count, 0), ((int)counters.Attempts, (int)counters.Succeeded, (int)counters.InFlight));
        Assert.InRange(end.Results.Count, 21, 100);
        if (isOrdered)
            Assert.Equal(end.Results.Select(result => result.Index).Order(), end.Results.Select(result => result.Index));
    }

    [Fact]
    public async Task Stopped_while_all_wait_for_a_model_it_gives_the_waits_up()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 600 }));
        using var stop = new CancellationTokenSource();
        Task<BulkEnd> running = BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(50), new BulkOptions { MaxConcurrency = 8, Stop = stop.Token });
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters() is { Attempts: > 0, InFlight: 0 }, "the first refusal");
        await stop.CancelAsync();
        BulkEnd end = await running;
        Assert.Equal((BulkPauseReason.Stopped, 0), (end.Pause.Reason, end.Results.Count));
        // Two more were taken ahead.
        Assert.InRange(end.Paused!.Unfinished.Count, 1, 10);
    }

    [Fact]
    public async Task Stopped_before_it_begins_it_takes_nothing()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(50), new BulkOptions { Stop = new CancellationToken(canceled: true) });
        Assert.Equal((BulkPauseReason.Stopped, 0, 0), (end.Pause.Reason, end.Results.Count, pool.Simulator.GetCounters().Attempts));
    }

    [Theory]
    [InlineData(false, 50)]
    [InlineData(true, 300)]
    public async Task A_wrong_model_in_all_stops_the_run_unless_it_keeps_going(bool keepsGoing, int least)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2);
        BulkEnd end = await BulkRuns.RunAsync(pool.Client, BulkRuns.Requests(300, "none/such"), new BulkOptions { MaxConcurrency = 4, KeepsGoing = keepsGoing });
        Assert.Equal(keepsGoing ? null : BulkPauseReason.RepeatedError, end.Paused?.Pause.Reason);
        Assert.InRange(end.Results.Count, least, keepsGoing ? 300 : 50 + 8);
        Assert.All(end.Results, result => Assert.Equal(VerdictScope.Request, result.Error!.Verdict.Scope));
    }

    private static OpenRouterClientOptions Options(PoolUnderTest pool)
    {
        var options = new OpenRouterClientOptions { BaseUrl = pool.Simulator.BaseUrl, Seed = 7 };
        foreach (KeyStatistics key in pool.Client.Keys.GetStatistics())
            options.Keys.Add(new KeyOptions { Alias = key.Alias, Secret = new ApiKey(PoolUnderTest.SecretMark + key.Alias["key-".Length..]) });
        return options;
    }
}
