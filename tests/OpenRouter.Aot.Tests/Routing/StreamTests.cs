using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Streams, over real HTTP.</summary>
public class StreamTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_gives_the_text_piece_by_piece()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ChatStream stream = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello there"), ct: Stop);
        var whole = new ChatAccumulator();
        int pieces = 0;
        await foreach (ChatChunk chunk in stream)
        {
            pieces += chunk.Text.Length > 0 ? 1 : 0;
            whole.Add(chunk);
        }

        ChatCompletion answer = whole.ToCompletion();
        Assert.StartsWith("echo: hello there", answer.Text, StringComparison.Ordinal);
        Assert.True(pieces > 3);
        Assert.Equal(FinishReason.Stop, answer.FinishReason);
        Assert.True(stream.Info.Cost > 0);
        pool.AssertCountersAgree();
    }

    [Theory]
    [InlineData(FaultKind.FirstEventError)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Empty)]
    [InlineData(FaultKind.Cut)]
    [InlineData(FaultKind.ErrorIn200)]
    public async Task A_failure_before_the_first_content_is_not_seen(FaultKind kind)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { UntilRequest = 2 } }));
        ChatCompletion answer = await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop);

        Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
        Assert.Equal(3, answer.Info.Attempts);
        pool.AssertCountersAgree();
    }

    [Theory]
    [InlineData(FaultKind.MidStreamError, VerdictScope.Model)]
    [InlineData(FaultKind.Cut, VerdictScope.Service)]
    [InlineData(FaultKind.Unfinished, VerdictScope.Model)]
    [InlineData(FaultKind.Malformed, VerdictScope.Model)]
    public async Task A_failure_after_it_carries_what_had_arrived_and_is_not_retried(FaultKind kind, VerdictScope scope)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind, AfterTokens = 6 }));
        string seen = "";
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(async () =>
        {
            await foreach (ChatChunk chunk in pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop))
                seen += chunk.Text;
        });

        Assert.StartsWith("echo: hello", seen, StringComparison.Ordinal);
        Assert.Equal((seen, scope), (error.PartialText, error.Verdict.Scope));
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_stream_that_stalls_ends_at_the_stall_limit()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }),
            options => options.Transport.StallTimeout = TimeSpan.FromMilliseconds(150));
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(
            async () => await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop));
        Assert.Contains("stalled", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadline_bounds_a_stream_until_its_first_content_alone()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4, DelayMs = 2_000 }),
            options => options.Routing.Deadline = TimeSpan.FromMilliseconds(1_500));
        ChatCompletion answer = await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop).ToCompletionAsync(Stop);

        Assert.Equal(FinishReason.Stop, answer.FinishReason);
        Assert.Equal(1, answer.Info.Attempts);
    }

    [Fact]
    public async Task No_limit_runs_while_the_reader_is_busy()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, options: options => options.Transport.StallTimeout = options.Transport.FirstTokenTimeout = TimeSpan.FromMilliseconds(100));
        string text = "";
        await foreach (ChatChunk chunk in pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop))
        {
            if (text.Length == 0)
                await Task.Delay(300, Stop);
            text += chunk.Text;
            if (text.Length == chunk.Text.Length && text.Length > 0)
                await Task.Delay(300, Stop);
        }

        Assert.StartsWith("echo: hello", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_of_comments_ends_at_the_time_to_first_token_limit()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Comments, Count = 1_000, DelayMs = 10 }),
            options => options.Transport.FirstTokenTimeout = TimeSpan.FromMilliseconds(150));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(async () => await pool.Client.Chat.StreamAsync(
            PoolUnderTest.Ask("hello"), new RequestOptions { MaxAttempts = 1 }, Stop).ToCompletionAsync(Stop));
        Assert.Contains("time-to-first-token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_a_stream_early_closes_it_at_once_and_gives_the_key_back()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }));
        await foreach (ChatChunk chunk in pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop))
        {
            if (chunk.Text.Length > 0)
                break;
        }

        // The server notices by itself, a moment later.
        while (pool.Simulator.GetCounters().InFlight > 0)
            await Task.Delay(5, Stop);
        KeyStatistics key = pool.Client.Keys.GetStatistics()[0];
        Assert.Equal((1, 1, 0, KeyState.Available), (key.Attempts, key.Abandoned, key.InFlight, key.State));
    }

    [Fact]
    public async Task A_stream_is_read_once_and_sends_nothing_before()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ChatStream stream = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        Assert.Equal(0, pool.Simulator.GetCounters().Attempts);
        await stream.ToCompletionAsync(Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stream.ToCompletionAsync(Stop));
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task Tool_calls_arrive_whole()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ChatRequest request = PoolUnderTest.Ask("use the tool");
        request.Tools = [new ChatTool { Function = new ToolFunction { Name = "get_weather", Parameters = RawJson.Parse("""{"type":"object","properties":{}}""") } }];
        ChatCompletion whole = await pool.Client.Chat.CompleteAsync(request, ct: Stop);
        ChatCompletion streamed = await pool.Client.Chat.StreamAsync(request, ct: Stop).ToCompletionAsync(Stop);

        Assert.Equal("get_weather", Assert.Single(whole.ToolCalls).Function!.Name);
        Assert.Equal(whole.ToolCalls[0].Function!.Arguments, Assert.Single(streamed.ToolCalls).Function!.Arguments);
        Assert.Equal(FinishReason.ToolCalls, streamed.FinishReason);
    }

    [Fact]
    public async Task Five_hundred_streams_at_once_lose_and_mix_nothing()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 4, scenario =>
        {
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.FirstEventError, When = new FaultCondition { Every = 7 } });
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ServerError, When = new FaultCondition { Every = 11 } });
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.MidStreamError, AfterTokens = 5, When = new FaultCondition { Every = 13 } });
        }, options =>
        {
            options.Routing.MaxAttempts = 8;
            // A quarter fails, all in the first second: what the budget would not bear is another matter.
            options.Routing.RetriesPerSecond = 1_000;
        });
        int interrupted = 0;
        await Parallel.ForAsync(0, 500, new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Stop }, async (number, ct) =>
        {
            try
            {
                ChatCompletion answer = await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask($"number {number}."), ct: ct).ToCompletionAsync(ct);
                Assert.StartsWith($"echo: number {number}.", answer.Text, StringComparison.Ordinal);
            }
            catch (StreamInterruptedException)
            {
                Interlocked.Increment(ref interrupted);
            }
        });

        Assert.Equal(pool.Simulator.GetCounters().Faults["mid_stream_error"], interrupted);
        pool.AssertCountersAgree();
    }
}
