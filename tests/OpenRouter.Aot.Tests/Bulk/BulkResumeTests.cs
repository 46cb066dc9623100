using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Bulk;

/// <summary>What a run with a journal leaves to the next one.</summary>
public sealed class BulkResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_done_is_passed_over()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        (await RunAsync(pool, BulkRuns.Requests(20))).AssertAllSucceeded(20);
        using BulkJournal journal = Open();
        BulkEnd second = await RunAsync(pool, BulkRuns.Requests(30), journal);
        second.AssertAllSucceeded(10);
        Assert.All(second.Results, result => Assert.False(result.IsChanged));
        Assert.Equal((20, 0, 30, 0), (journal.Skipped, journal.Changed, journal.Succeeded, journal.InFlight));
        Assert.Equal(30, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task What_is_refused_stays_refused_unless_it_is_asked_for_again()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            scenario: scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Moderation, When = new FaultCondition { UntilRequest = 3 } }));
        BulkEnd first = await RunAsync(pool, BulkRuns.Requests(10));
        Assert.Equal((3, 7), (first.Results.Count(result => !result.IsSuccess), first.Succeeded.Count()));
        Assert.Empty((await RunAsync(pool, BulkRuns.Requests(10))).Results);
        using (BulkJournal journal = Open())
            Assert.Equal((3, 7), (journal.Refused, journal.Succeeded));
        BulkEnd third = await RunAsync(pool, BulkRuns.Requests(10), retriesRefused: true);
        third.AssertAllSucceeded(3);
        Assert.Equal(first.Results.Where(result => !result.IsSuccess).Select(result => result.Id).Order(), third.Results.Select(result => result.Id).Order());
    }

    [Fact]
    public async Task What_another_attempt_may_change_is_run_again()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            scenario: scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ErrorIn200, When = new FaultCondition { UntilRequest = 2 } }),
            options: options => options.Routing.MaxBulkAttempts = 1);
        BulkEnd first = await RunAsync(pool, BulkRuns.Requests(10));
        BulkResult[] failed = [.. first.Results.Where(result => !result.IsSuccess)];
        Assert.Equal(2, failed.Length);
        Assert.All(failed, result => Assert.NotEqual(VerdictScope.Request, result.Error!.Verdict.Scope));
        BulkEnd second = await RunAsync(pool, BulkRuns.Requests(10));
        second.AssertAllSucceeded(2);
        Assert.Equal(failed.Select(result => result.Id).Order(), second.Results.Select(result => result.Id).Order());
    }

    [Fact]
    public async Task One_that_asks_for_something_else_runs_again_and_says_so()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        await RunAsync(pool, BulkRuns.Requests(10));
        using BulkJournal journal = Open();
        BulkRequest[] changed = BulkRuns.Requests(10);
        changed[3] = BulkRuns.Request("3", text: "something else");
        changed[5] = BulkRuns.Request("5", model: "b/two");
        BulkEnd second = await RunAsync(pool, changed, journal);
        second.AssertAllSucceeded(2);
        Assert.Equal([("3", true), ("5", true)], second.Results.Select(result => (result.Id, result.IsChanged)).Order());
        Assert.Equal((8, 2), (journal.Skipped, journal.Changed));
        // It is done now, as it asks by now.
        Assert.Empty((await RunAsync(pool, changed, journal)).Results);
    }

    [Fact]
    public async Task Fallbacks_ask_for_nothing_else_but_another_path_or_model_does()
    {
        BulkRequest one = BulkRuns.Request("x");
        Assert.Equal(one.GetFingerprint(), BulkRuns.Request("y", text: "x").GetFingerprint());
        Assert.Equal(Route("a/one").GetFingerprint(), Route("a/one", "b/two").GetFingerprint());
        Assert.NotEqual(Route("a/one").GetFingerprint(), Route("b/two").GetFingerprint());
        Assert.NotEqual(one.GetFingerprint(), new BulkRequest { Id = "x", Body = one.Body, Path = "/responses" }.GetFingerprint());
        await Task.CompletedTask;

        BulkRequest Route(params string[] slugs) => new() { Id = "x", Body = one.Body, Route = new ModelRoute(slugs) };
    }

    [Fact]
    public async Task An_id_that_comes_twice_is_run_once_and_the_other_says_so()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        using BulkJournal journal = Open();
        BulkEnd end = await RunAsync(pool, [.. BulkRuns.Requests(5), BulkRuns.Request("2", text: "another"), BulkRuns.Request("2")], journal);
        Assert.Equal(5, end.Succeeded.Distinct().Count());
        BulkResult[] repeated = [.. end.Results.Where(result => result.IsRepeated)];
        Assert.Equal(["2", "2"], repeated.Select(result => result.Id));
        Assert.All(repeated, result => Assert.Equal(VerdictScope.Request, result.Error!.Verdict.Scope));
        Assert.Equal((5, 0, 5), (journal.Succeeded, journal.Refused, pool.Simulator.GetCounters().Attempts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_that_breaks_off_has_not_kept_what_it_did_not_ask_past(bool isOrdered)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        var kept = new List<string>();
        using (BulkJournal journal = Open())
        {
            await foreach (BulkResult result in pool.Client.Bulk.RunAsync(
                BulkRuns.Requests(50).ToAsyncEnumerable(), new BulkOptions { Journal = journal, MaxConcurrency = 4, IsOrdered = isOrdered }, TestContext.Current.CancellationToken))
            {
                if (kept.Count == 10)
                    break;
                kept.Add(result.Id);
            }

            Assert.Equal(10, journal.Succeeded);
        }

        long attempts = pool.Simulator.GetCounters().Attempts;
        using BulkJournal again = Open();
        // What had left, or was answered and not asked past, may have been billed: it is in flight, and run again. Not all of it need have arrived.
        Assert.Equal(10, again.Succeeded);
        Assert.InRange(again.InFlight, Math.Max(1, attempts - 10), 4 + 4 + 1 + (isOrdered ? 4 * 4 : 0));
        BulkEnd rest = await RunAsync(pool, BulkRuns.Requests(50), again);
        rest.AssertAllSucceeded(40);
        Assert.Empty(kept.Intersect(rest.Results.Select(result => result.Id)));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_leaves_in_flight_what_had_left()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, When = new FaultCondition { FromRequest = 11 } }));
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using (BulkJournal journal = Open())
        {
            IAsyncEnumerator<BulkResult> results = pool.Client.Bulk.RunAsync(
                BulkRuns.Requests(30).ToAsyncEnumerable(), new BulkOptions { Journal = journal, MaxConcurrency = 4 }, cancelled.Token).GetAsyncEnumerator(cancelled.Token);
            for (int number = 0; number < 10; number++)
                Assert.True(await results.MoveNextAsync());
            ValueTask<bool> eleventh = results.MoveNextAsync();
            await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().InFlight == 4, "four that stall");
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await eleventh);
            await results.DisposeAsync();
        }

        using BulkJournal again = Open();
        Assert.Equal((10, 4), (again.Succeeded, again.InFlight));
    }

    [Fact]
    public async Task What_was_refused_by_the_service_was_not_billed_and_is_not_in_flight()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Credits }));
        using BulkJournal journal = Open();
        BulkEnd end = await RunAsync(pool, BulkRuns.Requests(10), journal);
        Assert.Equal(BulkPauseReason.Unavailable, end.Pause.Reason);
        Assert.True(pool.Simulator.GetCounters().Attempts > 0);
        Assert.Equal((0, 0, 0), (journal.InFlight, journal.Refused, journal.Unserved));
    }

    private BulkJournal Open() => BulkJournal.Open(folder.File("run.journal"));

    private async Task<BulkEnd> RunAsync(PoolUnderTest pool, BulkRequest[] requests, bool retriesRefused = false)
    {
        using BulkJournal journal = Open();
        return await RunAsync(pool, requests, journal, retriesRefused);
    }

    private static Task<BulkEnd> RunAsync(PoolUnderTest pool, BulkRequest[] requests, BulkJournal journal, bool retriesRefused = false) =>
        BulkRuns.RunAsync(pool.Client, requests, new BulkOptions { Journal = journal, RetriesRefused = retriesRefused, MaxConcurrency = 8 });
}
