using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Keys;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Diagnostics;

/// <summary>What the log, the event and the info of an answer tell of requests, over real HTTP.</summary>
public class DecisionTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_success_at_once_is_one_decision_that_all_three_tell_alike(bool isStreamed)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3);
        List<Decision> heard = Listen(pool);
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        AnswerInfo info = isStreamed
            ? (await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop)).Info
            : (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Info;

        Decision decision = AssertAlike(pool, heard, info)[0];
        Assert.Equal((1L, 1, "a/one", "key-1", "account-1", 3), (decision.Request, decision.Attempt, decision.Model, decision.Key, decision.Account, decision.Candidates));
        Assert.Equal((DecisionReason.Turn, VerdictScope.None, VerdictAction.Accept), (decision.Reason, decision.Scope, decision.Action));
        Assert.Equal((TimeSpan.Zero, null, "", 200, true), (decision.Waited, decision.Until, decision.Outcome, decision.Status, decision.IsSuccess));
        Assert.InRange(decision.At, before, TimeProvider.System.GetUtcNow());
        Assert.True(decision.Duration >= info.TimeToFirstToken && info.TimeToFirstToken > TimeSpan.Zero, $"It took {decision.Duration}.");
        Assert.Null(info.Trail);
    }

    [Fact]
    public async Task The_time_of_a_stream_is_that_until_its_end()
    {
        // 12 tokens at least, of which all but the first come 10 ms after each other.
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Models[0].TokensPerSecond = 100);
        AnswerInfo info = (await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop)).Info;

        TimeSpan least = info.TimeToFirstToken + TimeSpan.FromMilliseconds(50);
        Assert.True(info.Duration >= least, $"{info.Duration} is less than {least}.");
        Assert.True(Assert.Single(info.Decisions).Duration >= least, $"{info.Decisions[0].Duration} is less than {least}.");
    }

    [Fact]
    public async Task Requests_are_numbered_and_the_log_keeps_them_in_order()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2);
        for (int i = 0; i < 5; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal([1, 2, 3, 4, 5], pool.Client.GetRecentDecisions().Select(decision => decision.Request));
        Assert.Equal(["key-1", "key-2", "key-1", "key-2", "key-1"], pool.Client.GetRecentDecisions().Select(decision => decision.Key));
    }

    [Theory]
    [InlineData("acme", DecisionReason.OtherKey)]
    [InlineData(null, DecisionReason.OtherAccount)]
    public async Task A_failed_key_gives_way_to_another(string? account, DecisionReason expected)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Keys[0].Disabled = true, account: number => account ?? $"account-{number}");
        List<Decision> heard = Listen(pool);
        AnswerInfo info = (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Info;

        IReadOnlyList<Decision> decisions = AssertAlike(pool, heard, info);
        Assert.Equal([(1, "key-1", 2), (2, "key-2", 1)], decisions.Select(decision => (decision.Attempt, decision.Key, decision.Candidates)));
        Assert.Equal((DecisionReason.Turn, VerdictScope.Key, VerdictAction.Quarantine, 401), (decisions[0].Reason, decisions[0].Scope, decisions[0].Action, decisions[0].Status));
        Assert.Contains("API key is disabled", decisions[0].Outcome, StringComparison.Ordinal);
        Assert.Equal((expected, true, 200, ""), (decisions[1].Reason, decisions[1].IsSuccess, decisions[1].Status, decisions[1].Outcome));
        Assert.True(decisions[1].At >= decisions[0].At);
    }

    [Fact]
    public async Task A_failed_model_gives_way_to_the_next()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 60, When = new FaultCondition { Model = "a/one" } }),
            options => options.Routing.UseServerFallbacks = false);
        var request = new ChatRequest { Model = new ModelRoute("a/one", "b/two"), Messages = ["hello"], MaxTokens = 50 };
        IReadOnlyList<Decision> first = (await pool.Client.Chat.CompleteAsync(request, ct: Stop)).Info.Decisions;
        IReadOnlyList<Decision> second = (await pool.Client.Chat.CompleteAsync(request, ct: Stop)).Info.Decisions;

        Assert.Equal([("a/one", DecisionReason.Turn), ("b/two", DecisionReason.OtherModel)], first.Select(decision => (decision.Model!, decision.Reason)));
        Assert.Equal((VerdictScope.Model, VerdictAction.Cool, 429), (first[0].Scope, first[0].Action, first[0].Status));
        Assert.InRange(first[0].Until!.Value - first[0].At, TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(75));
        // Now it is left alone, and the request begins with the next model.
        Assert.Equal((2L, 1, "b/two", DecisionReason.OtherModel), Assert.Single(second) is var only ? (only.Request, only.Attempt, only.Model, only.Reason) : default);
    }

    [Fact]
    public async Task What_passes_is_tried_again_and_the_wait_is_told()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.ServerError, When = new FaultCondition { UntilRequest = 2 } }));
        List<Decision> heard = Listen(pool);
        AnswerInfo info = (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Info;

        IReadOnlyList<Decision> decisions = AssertAlike(pool, heard, info);
        Assert.Equal([DecisionReason.Turn, DecisionReason.Again, DecisionReason.Again], decisions.Select(decision => decision.Reason));
        Assert.Equal([VerdictScope.Service, VerdictScope.Service, VerdictScope.None], decisions.Select(decision => decision.Scope));
        Assert.Equal(TimeSpan.Zero, decisions[0].Waited);
        Assert.True(decisions[1].Waited > TimeSpan.Zero && decisions[2].Waited > TimeSpan.Zero);
        Assert.Equal(info.Waited, decisions[1].Waited + decisions[2].Waited);
        Assert.True(decisions.Take(2).Aggregate(TimeSpan.Zero, (sum, decision) => sum + decision.Waited + decision.Duration) <= info.Duration);
    }

    [Fact]
    public async Task A_session_and_a_probe_are_named()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.KeyLimit, When = new FaultCondition { Times = 1 } }),
            options => (options.TimeProvider, options.Breaker.FailureThreshold) = (time, 1));
        var options = new RequestOptions { Session = "user-42", Deadline = TimeSpan.FromSeconds(5) };
        KeysUnavailableException error = await Assert.ThrowsAsync<KeysUnavailableException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), options, Stop));
        time.Advance(TimeSpan.FromHours(2));
        AnswerInfo probe = (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), options, Stop)).Info;

        Assert.Equal((DecisionReason.Session, VerdictScope.Key, VerdictAction.Bench), Assert.Single(error.Info.Decisions) is var first ? (first.Reason, first.Scope, first.Action) : default);
        Assert.Equal((DecisionReason.Probe, "key-1", time.GetUtcNow()), Assert.Single(probe.Decisions) is var second ? (second.Reason, second.Key, second.At) : default);
    }

    [Fact]
    public async Task A_refusal_is_a_decision_without_an_attempt()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 3600 }));
        await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));
        List<Decision> heard = Listen(pool);
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        Decision refusal = Assert.Single(heard);
        Assert.Equal([refusal], error.Info.Decisions);
        Assert.Equal(refusal, pool.Client.GetRecentDecisions()[^1]);
        Assert.Equal((2L, 0, "a/one", "", "", 0), (refusal.Request, refusal.Attempt, refusal.Model, refusal.Key, refusal.Account, refusal.Candidates));
        Assert.Equal((DecisionReason.NoChoice, VerdictScope.Model, VerdictAction.Cool, false), (refusal.Reason, refusal.Scope, refusal.Action, refusal.IsSuccess));
        Assert.Equal((error.RetryAt, error.Message), (refusal.Until, refusal.Outcome));
    }

    [Fact]
    public async Task A_failure_tells_each_attempt()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Overloaded }));
        List<Decision> heard = Listen(pool);
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        IReadOnlyList<Decision> decisions = AssertAlike(pool, heard, error.Info);
        Assert.Equal([1, 2, 3], decisions.Select(decision => decision.Attempt));
        Assert.All(decisions, decision => Assert.Equal((VerdictScope.Model, 503), (decision.Scope, decision.Status)));
        Assert.Equal(error.Verdict.Reason, decisions[2].Outcome);
    }

    [Fact]
    public async Task A_stream_that_breaks_has_its_verdict_in_the_end()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario =>
            {
                scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ServerError, When = new FaultCondition { UntilRequest = 1 } });
                scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Cut, AfterTokens = 6 });
            });
        List<Decision> heard = Listen(pool);
        ChatStream stream = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(async () =>
        {
            await foreach (ChatChunk _ in stream)
            {
                // What is known so far: the second attempt serves, and nobody has been told yet.
                Assert.Equal([false, true], stream.Info.Decisions.Select(decision => decision.IsSuccess));
                Assert.Single(heard);
            }
        });

        IReadOnlyList<Decision> decisions = AssertAlike(pool, heard, error.Info);
        Assert.Equal([(1, 500), (2, 200)], decisions.Select(decision => (decision.Attempt, decision.Status)));
        Assert.Equal((VerdictScope.Service, error.Verdict.Reason), (decisions[1].Scope, decisions[1].Outcome));
    }

    [Fact]
    public async Task What_the_caller_gives_up_blames_nobody()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }));
        List<Decision> heard = Listen(pool);
        ChatStream left = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("leave"), ct: Stop);
        await foreach (ChatChunk _ in left)
            break;
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<ChatCompletion> running = pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("cancel"), ct: cancel.Token);
        while (pool.Simulator.GetCounters().Attempts < 2)
            await Task.Delay(1, Stop);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(heard, pool.Client.GetRecentDecisions());
        Assert.Equal([1, 2], heard.Select(decision => decision.Request));
        Assert.All(heard, decision => Assert.Equal(
            (VerdictScope.None, VerdictAction.Surface, "given up by the caller", false), (decision.Scope, decision.Action, decision.Outcome, decision.IsSuccess)));
        Assert.Equal([heard[0]], left.Info.Decisions);
    }

    [Fact]
    public async Task Lines_of_a_bulk_run_tell_theirs()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Overloaded, When = new FaultCondition { Every = 2 } }));
        List<BulkResult> results = await pool.Client.Bulk.RunAsync(
            Enumerable.Range(0, 4).Select(number => PoolUnderTest.Ask($"hello {number}")), new BulkOptions { MaxConcurrency = 1 }, Stop).ToListAsync(Stop);

        Assert.Equal([1, 2, 2, 2], results.Select(result => result.Info.Decisions.Count));
        Assert.Equal(results.SelectMany(result => result.Info.Decisions), pool.Client.GetRecentDecisions());
    }

    [Fact]
    public async Task A_handler_that_throws_disturbs_neither_the_request_nor_the_others()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        pool.Client.Decided += _ => throw new InvalidOperationException("a mistake of the handler");
        List<Decision> heard = Listen(pool);
        Action<Decision> removed = _ => Assert.Fail("It was removed.");
        pool.Client.Decided += removed;
        pool.Client.Decided -= removed;
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
        AssertAlike(pool, heard, answer.Info);
        pool.AssertCountersAgree();
    }

    [Fact]
    public void The_trail_of_a_request_is_bounded()
    {
        var recorder = new DecisionRecorder();
        AnswerInfo info = recorder.Begin();
        PoolKey key = RingUnderTest.Create(RingUnderTest.Keys(1), TimeProvider.System).Key(0);
        for (int attempt = 1; attempt <= 70; attempt++)
        {
            info.Waited += TimeSpan.FromSeconds(attempt);
            DecisionRecorder.Choose(info, key, "a/one", 1, DecisionReason.Again, 0, DateTimeOffset.UnixEpoch.AddHours(attempt));
            recorder.Conclude(info, RingUnderTest.Unreached, TimeSpan.FromSeconds(1));
        }

        Assert.Equal([1, .. Enumerable.Range(8, 63)], info.Decisions.Select(decision => decision.Attempt));
        Assert.Equal(Enumerable.Range(1, 70), recorder.GetRecent().Select(decision => decision.Attempt));
        Assert.Equal(Enumerable.Range(1, 70).Select(seconds => TimeSpan.FromSeconds(seconds)), recorder.GetRecent().Select(decision => decision.Waited));
    }

    [Fact]
    public async Task No_decision_repeats_a_key_or_the_account_that_the_service_names()
    {
        const string Body = """{"error":{"code":403,"message":"Refused for sk-or-marked-1"},"user_id":"user_marked"}""";
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Status, Status = 403, Body = Body }));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        string all = string.Join('\n', error.Info.Decisions);
        Assert.Contains("Refused for [key-1]", all, StringComparison.Ordinal);
        Assert.DoesNotContain("marked", all, StringComparison.Ordinal);
    }

    [Fact]
    public void An_info_of_no_request_has_none()
    {
        Assert.Empty(new AnswerInfo().Decisions);
        Assert.Empty(new OpenRouterException("no request").Info.Decisions);
        Assert.Equal(("", "", ""), (default(Decision).Key, default(Decision).Account, default(Decision).Outcome));
    }

    private static List<Decision> Listen(PoolUnderTest pool)
    {
        var heard = new List<Decision>();
        pool.Client.Decided += heard.Add;
        return heard;
    }

    /// <summary>Event, log and info tell the same decisions, of a pool that has served one request.</summary>
    private static IReadOnlyList<Decision> AssertAlike(PoolUnderTest pool, List<Decision> heard, AnswerInfo info)
    {
        Assert.NotEmpty(heard);
        Assert.Equal(heard, info.Decisions);
        Assert.Equal(heard, pool.Client.GetRecentDecisions());
        return info.Decisions;
    }
}
