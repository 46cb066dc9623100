using System.Globalization;
using System.Text;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Endpoints;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Bulk;

/// <summary>Bulk runs through OpenRouter's own batches: half the price, every id once, nothing submitted twice.</summary>
public class BulkBatchesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_model_has_its_batch_and_a_model_without_batches_is_asked_by_itself()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => scenario.Models[1].Batch = false);
        using var folder = new TemporaryFolder();
        var notes = new List<string>();
        List<BulkResult> results = await RunAsync(pool, folder, Lines(30, ["a/one", "b/two"]), notes: notes);

        AssertAllOnce(30, results);
        Assert.All(results, result => Assert.StartsWith($"echo: number {result.Id}.", result.ReadCompletion().Text, StringComparison.Ordinal));
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((1L, 15L, 15L), (counters.Batches, counters.BatchRequests, counters.Attempts));
        Assert.Contains("No batches for b/two", Assert.Single(notes), StringComparison.Ordinal);
        // Prices are the same, and so are the texts but for their number.
        decimal half = results.Where(result => result.Info.RequestedModel == "a/one").Sum(result => result.Info.Cost!.Value);
        decimal full = results.Where(result => result.Info.RequestedModel == "b/two").Sum(result => result.Info.Cost!.Value);
        Assert.InRange(half / full, 0.45m, 0.55m);
        Assert.Equal((double)(half + full), counters.CostUsd, precision: 9);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task Requests_that_a_batch_must_not_have_go_by_themselves()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        using var folder = new TemporaryFolder();
        BulkRequest[] requests =
        [
            Line("in", """{"model":"a/one","messages":[{"role":"user","content":"say \"type\":\"file\""}],"max_tokens":5}"""),
            Line("route", """{"messages":[{"role":"user","content":"x"}],"max_tokens":5}""", "a/one"),
            Line("other", """{"model":"b/two","messages":[{"role":"user","content":"x"}],"max_tokens":5}""", "a/one"),
            Line("image", """{"model":"a/one","messages":[{"role":"user","content":[{"type" : "image_url","image_url":{"url":"data:image/png;base64,AA"}}]}],"max_tokens":5}"""),
            Line("stream", """{"model":"a/one","stream":true,"messages":[{"role":"user","content":"x"}],"max_tokens":5}"""),
            Line("list", """{"model":"a/one","models":["b/two"],"messages":[{"role":"user","content":"x"}],"max_tokens":5}"""),
            Line("torn", "[1"),
        ];
        List<BulkResult> results = await RunAsync(pool, folder, requests);

        Assert.Equal(requests.Select(request => request.Id).Order(), results.Select(result => result.Id).Order());
        Assert.Equal(["torn"], results.Where(result => !result.IsSuccess).Select(result => result.Id));
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((1L, 3L, 3L), (counters.Batches, counters.BatchRequests, counters.Attempts));
    }

    [Theory]
    [InlineData(FaultKind.ErrorIn200)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Empty)]
    [InlineData(FaultKind.Moderation)]
    public async Task What_a_batch_left_unanswered_is_sent_by_itself(FaultKind kind)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = kind, When = new FaultCondition { Endpoint = "batch", Every = 4 } }));
        using var folder = new TemporaryFolder();
        var notes = new List<string>();
        List<BulkResult> results = await RunAsync(pool, folder, Lines(20, ["a/one"]), notes: notes);

        AssertAllOnce(20, results);
        Assert.All(results, result => Assert.Equal(result.Id, result.Request.Id));
        Assert.Equal((1L, 5L), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().Attempts));
        Assert.Contains("left 5 of 20 requests unanswered", Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.ServerError, 10)]
    [InlineData(FaultKind.Stall, 5)]
    public async Task A_batch_that_fails_or_expires_is_made_up_for(FaultKind kind, int alone)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = kind, When = new FaultCondition { Endpoint = "batch_run" } }));
        using var folder = new TemporaryFolder();
        AssertAllOnce(10, await RunAsync(pool, folder, Lines(10, ["a/one"])));
        Assert.Equal((1L, alone), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().Attempts));
    }

    [Fact]
    public async Task A_run_that_was_stopped_fetches_its_batch_later_and_submits_nothing_twice()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario =>
        {
            scenario.Models[0].BatchSeconds = 3;
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Overloaded, When = new FaultCondition { Endpoint = "batch", FromRequest = 3, UntilRequest = 3 } });
        });
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        Task<List<BulkResult>> first = RunAsync(pool, folder, Lines(20, ["a/one"]), stop: stop);
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().Batches == 1, "the batch");
        await stop.CancelAsync();
        BulkPausedException paused = await Assert.ThrowsAsync<BulkPausedException>(() => first);
        Assert.Equal((BulkPauseReason.Stopped, 1, 20, 0), (paused.Pause.Reason, paused.BatchesUnderWay, paused.RequestsUnderWay, paused.Unfinished.Count));
        using (BulkJournal journal = BulkJournal.Open(folder.File("journal")))
            Assert.Equal((20L, 0L), (journal.InBatches, journal.InFlight));

        // Its lines may be asked for in any way by then. One asks for something else, two are new.
        List<BulkRequest> changed = [.. Lines(22, ["a/one"])];
        changed[4] = Line("4", """{"model":"a/one","messages":["something else"],"max_tokens":5}""".Replace("[\"something else\"]", """[{"role":"user","content":"else"}]""", StringComparison.Ordinal));
        List<BulkResult> results = await RunAsync(pool, folder, changed, BulkVia.Requests);
        AssertAllOnce(22, results);
        Assert.StartsWith("echo: else", results.Single(result => result.Id == "4").ReadCompletion().Text, StringComparison.Ordinal);
        Assert.All(results, result => Assert.Equal(result.Request.GetFingerprint(), result.Fingerprint));
        // By themselves went the changed one, the new ones, and the one that was rejected.
        Assert.Equal((1L, 20L, 4L), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().BatchRequests, pool.Simulator.GetCounters().Attempts));
        using (BulkJournal journal = BulkJournal.Open(folder.File("journal")))
            Assert.Equal((22L, 0L, 0L), (journal.Succeeded, journal.InBatches, journal.InFlight));
    }

    [Fact]
    public async Task A_submission_of_unknown_outcome_is_not_made_again_and_says_so()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.ConnectionLost, When = new FaultCondition { Endpoint = "batch_submit" } }));
        using var folder = new TemporaryFolder();
        BulkPausedException paused = await Assert.ThrowsAsync<BulkPausedException>(() => RunAsync(pool, folder, Lines(10, ["a/one"])));
        Assert.Equal((BulkPauseReason.UnknownOutcome, 10, 0), (paused.Pause.Reason, paused.Unfinished.Count, paused.RequestsUnderWay));
        Assert.Contains("may be billed", paused.Message, StringComparison.Ordinal);
        Assert.Equal((1L, 0L), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().Attempts));
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        Assert.Equal((10L, 0L), (journal.InFlight, journal.InBatches));
    }

    [Fact]
    public async Task An_account_without_credits_leaves_the_batch_to_another()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.Credits, When = new FaultCondition { Endpoint = "batch_submit", Key = "key-1" } }));
        using var folder = new TemporaryFolder();
        List<BulkResult> results = await RunAsync(pool, folder, Lines(10, ["a/one"]));
        AssertAllOnce(10, results);
        Assert.All(results, result => Assert.Equal(("key-2", "account-2"), (result.Info.KeyAlias, result.Info.Account)));
        Assert.Equal((1L, 0L), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().Attempts));
    }

    [Fact]
    public async Task Where_no_account_can_pay_the_run_pauses_and_nothing_counts_as_sent()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.Credits, When = new FaultCondition { Endpoint = "batch_submit" } }));
        using var folder = new TemporaryFolder();
        BulkPausedException paused = await Assert.ThrowsAsync<BulkPausedException>(() => RunAsync(pool, folder, Lines(10, ["a/one"])));
        Assert.Equal((BulkPauseReason.Unavailable, 10, 0), (paused.Pause.Reason, paused.Unfinished.Count, paused.RequestsUnderWay));
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        Assert.Equal((0L, 0L), (journal.InFlight, journal.InBatches));
    }

    [Fact]
    public async Task A_run_that_waits_finds_out_with_one_request_and_submits_the_others()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.Credits, When = new FaultCondition { Endpoint = "batch_submit", UntilRequest = 1 } }));
        using var folder = new TemporaryFolder();
        var pauses = new List<BulkPause?>();
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        BulkOptions options = new() { Journal = journal, Via = BulkVia.Batches, Wait = TimeSpan.FromMinutes(10), Paused = pauses.Add, FirstLook = TimeSpan.FromMilliseconds(100) };
        AssertAllOnce(10, await pool.Client.Bulk.RunAsync(Lines(10, ["a/one"]).ToAsyncEnumerable(), options, Stop).ToListAsync(Stop));
        Assert.Equal((1L, 9L, 1L), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().BatchRequests, pool.Simulator.GetCounters().Attempts));
        Assert.Equal([true, false], pauses.Select(pause => pause is not null));
    }

    [Fact]
    public async Task What_is_not_known_yet_or_cannot_be_asked_for_is_waited_out()
    {
        using var client = new AnsweredClient(number => number switch
        {
            1 => (202, """{"id":"batch_1","status":"validating"}"""),
            2 or 3 => (404, """{"error":{"code":404,"message":"Batch batch_1 not found"}}"""),
            < 21 => (503, """{"error":{"code":503,"message":"later"}}"""),
            21 => (200, """{"id":"batch_1","status":"in_progress"}"""),
            _ => (200, """
                {"id":"batch_1","status":"completed","model":"a/one","results":[
                {"custom_id":"0","response":{"status_code":200,"body":{"id":"g","model":"a/one","choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}},"error":null}]}
                """),
        });
        using var folder = new TemporaryFolder();
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        Task<List<BulkResult>> run = client.Client.Bulk.RunAsync(Lines(1, ["a/one"]).ToAsyncEnumerable(), new BulkOptions { Journal = journal, Via = BulkVia.Batches }, Stop).ToListAsync(Stop).AsTask();
        AssertAllOnce(1, await client.RunAsync(run, TimeSpan.FromSeconds(1)));
        Assert.Equal(("POST", 21), (client.Handler.Asked[0].Method, client.Handler.Asked.Count(asked => asked.Method == "GET")));
    }

    [Fact]
    public async Task After_an_hour_without_an_answer_the_run_pauses_and_leaves_the_batch_where_it_is()
    {
        using var client = new AnsweredClient(number => number == 1 ? (202, """{"id":"batch_1","status":"validating"}""") : (503, """{"error":{"code":503,"message":"later"}}"""));
        using var folder = new TemporaryFolder();
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        DateTimeOffset began = client.Time.GetUtcNow();
        Task<List<BulkResult>> run = client.Client.Bulk.RunAsync(Lines(2, ["a/one"]).ToAsyncEnumerable(), new BulkOptions { Journal = journal, Via = BulkVia.Batches }, Stop).ToListAsync(Stop).AsTask();
        BulkPausedException paused = await Assert.ThrowsAsync<BulkPausedException>(() => client.RunAsync(run, TimeSpan.FromSeconds(20)));
        Assert.Equal((BulkPauseReason.Unavailable, 2, 0), (paused.Pause.Reason, paused.RequestsUnderWay, paused.Unfinished.Count));
        Assert.True(client.Time.GetUtcNow() - began > TimeSpan.FromHours(1));
        Assert.Equal((1, 2L), (client.Handler.Asked.Count(asked => asked.Method == "POST"), journal.InBatches));
    }

    [Fact]
    public async Task No_more_than_sixteen_batches_a_minute_are_submitted()
    {
        int submitted = 0;
        var times = new List<DateTimeOffset>();
        AnsweredClient? client = null;
        // Rejected batches are submitted as well: each is for another model.
        using AnsweredClient made = client = new AnsweredClient(_ =>
        {
            if (!client!.Handler.Asked[^1].Path.EndsWith("/batches", StringComparison.Ordinal))
                return (200, """{"id":"g","choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}""");
            submitted++;
            times.Add(client.Time.GetUtcNow());
            return (400, """{"error":{"code":400,"message":"no batches"}}""");
        });
        using var folder = new TemporaryFolder();
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        BulkOptions options = new() { Journal = journal, Via = BulkVia.Batches, MaxConcurrency = 1 };
        Task<List<BulkResult>> run = client.Client.Bulk.RunAsync(
            Lines(40, [.. Enumerable.Range(0, 40).Select(number => $"m/{number}")]).ToAsyncEnumerable(), options, Stop).ToListAsync(Stop).AsTask();
        AssertAllOnce(40, await client.RunAsync(run, TimeSpan.FromSeconds(1)));
        Assert.Equal(40, submitted);
        for (int number = 16; number < 40; number++)
            Assert.True(times[number] - times[number - 16] >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task More_than_a_thousand_make_several_batches()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        using var folder = new TemporaryFolder();
        AssertAllOnce(2_300, await RunAsync(pool, folder, Lines(2_300, ["a/one"])));
        Assert.Equal((3L, 2_300L, 0L), (pool.Simulator.GetCounters().Batches, pool.Simulator.GetCounters().BatchRequests, pool.Simulator.GetCounters().Attempts));
    }

    [Fact]
    public async Task A_reader_that_leaves_early_leaves_nothing_running()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: scenario => (scenario.Models[0].BatchSeconds, scenario.Models[1].Batch) = (3_600, false));
        using var folder = new TemporaryFolder();
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        await foreach (BulkResult result in pool.Client.Bulk.RunAsync(Lines(10, ["a/one", "b/two"]).ToAsyncEnumerable(), Options(journal), Stop))
            break;
        Assert.InRange(journal.InBatches, 0, 5);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        using var folder = new TemporaryFolder();
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        foreach (BulkOptions options in (BulkOptions[])
        [
            new() { Via = BulkVia.Batches }, new() { Via = BulkVia.Batches, Journal = journal, MaxCost = 1 }, new() { Via = BulkVia.Batches, Journal = journal, IsOrdered = true },
        ])
        {
            Assert.Throws<ArgumentException>(() => { _ = pool.Client.Bulk.RunAsync(Lines(1, ["a/one"]).ToAsyncEnumerable(), options, Stop); });
        }
    }

    private static async Task<List<BulkResult>> RunAsync(
        PoolUnderTest pool, TemporaryFolder folder, IEnumerable<BulkRequest> requests, BulkVia via = BulkVia.Batches, List<string>? notes = null, CancellationTokenSource? stop = null)
    {
        using BulkJournal journal = BulkJournal.Open(folder.File("journal"));
        return await pool.Client.Bulk.RunAsync(requests.ToAsyncEnumerable(), Options(journal, via, notes, stop), Stop).ToListAsync(Stop);
    }

    private static BulkOptions Options(BulkJournal journal, BulkVia via = BulkVia.Batches, List<string>? notes = null, CancellationTokenSource? stop = null) => new()
    {
        Journal = journal,
        Via = via,
        Noted = note =>
        {
            if (notes is not null)
                lock (notes)
                    notes.Add(note);
        },
        Stop = stop?.Token ?? default,
        FirstLook = TimeSpan.FromMilliseconds(100),
    };

    private static IEnumerable<BulkRequest> Lines(int count, string[] models) => Enumerable.Range(0, count).Select(number => BulkRequest.FromChat(
        number.ToString(CultureInfo.InvariantCulture), PoolUnderTest.Ask($"number {number}.", models[number % models.Length])));

    private static BulkRequest Line(string id, string body, string? model = null) => new() { Id = id, Body = Encoding.UTF8.GetBytes(body), Route = model };

    private static void AssertAllOnce(int count, List<BulkResult> results)
    {
        Assert.All(results, result => Assert.True(result.IsSuccess, result.Error?.Message));
        Assert.Equal(Enumerable.Range(0, count).Select(number => number.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal), results.Select(result => result.Id).Order(StringComparer.Ordinal));
    }
}
