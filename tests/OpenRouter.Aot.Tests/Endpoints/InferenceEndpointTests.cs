using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>What every endpoint does that answers whole and streamed, over real HTTP.</summary>
public abstract class InferenceEndpointTests<TRequest, TAnswer, TStream, TEvent>
    where TRequest : class, IJsonModel<TRequest>
    where TAnswer : class
    where TStream : AnswerStream<TEvent>
    where TEvent : class
{
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract InferenceEndpoint<TRequest, TAnswer, TStream, TEvent> EndpointOf(OpenRouterClient client);

    /// <summary>Says hello, or forces a call of the tool <c>look</c>.</summary>
    protected abstract TRequest Ask(bool withTool = false);

    protected abstract ValueTask<TAnswer> WholeAsync(TStream stream);

    protected abstract string TextOf(TAnswer answer);

    protected abstract string? TextOf(TEvent item);

    /// <summary>Name and arguments of the calls.</summary>
    protected abstract IEnumerable<string> CallsOf(TAnswer answer);

    protected abstract AnswerInfo InfoOf(TAnswer answer);

    protected abstract decimal? CostOf(TAnswer answer);

    [Fact]
    public async Task An_answer_comes_whole()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        TAnswer answer = await EndpointOf(pool.Client).CompleteAsync(Ask(), ct: Stop);

        Assert.StartsWith("echo: hello", TextOf(answer), StringComparison.Ordinal);
        AnswerInfo info = InfoOf(answer);
        Assert.Equal(("key-1", "a/one", 1, CostOf(answer)), (info.KeyAlias, info.Model, info.Attempts, info.Cost));
        Assert.True(info is { Cost: > 0, GenerationId: not null });
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task An_answer_comes_piece_by_piece()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        var pieces = new List<string>();
        TStream stream = EndpointOf(pool.Client).StreamAsync(Ask(), ct: Stop);
        await foreach (TEvent next in stream)
        {
            if (TextOf(next) is { Length: > 0 } piece)
                pieces.Add(piece);
        }

        TAnswer answer = await WholeAsync(EndpointOf(pool.Client).StreamAsync(Ask(), ct: Stop));
        Assert.True(pieces.Count > 3);
        Assert.Equal((string.Concat(pieces), CostOf(answer)), (TextOf(answer), stream.Info.Cost));
        Assert.True(InfoOf(answer).Cost > 0);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_body_that_is_written_already_is_sent_as_it_stands()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        byte[] body = OpenRouterJson.ToUtf8Bytes(Ask());

        string text = TextOf(await EndpointOf(pool.Client).CompleteAsync(body, ct: Stop));
        Assert.StartsWith("echo: hello", text, StringComparison.Ordinal);
        Assert.Equal(text, TextOf(await WholeAsync(EndpointOf(pool.Client).StreamAsync(body, ct: Stop))));
    }

    [Fact]
    public async Task A_call_of_a_tool_comes_whole_and_streamed()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        string call = Assert.Single(CallsOf(await EndpointOf(pool.Client).CompleteAsync(Ask(withTool: true), ct: Stop)));

        Assert.StartsWith("look {", call, StringComparison.Ordinal);
        Assert.Equal(call, Assert.Single(CallsOf(await WholeAsync(EndpointOf(pool.Client).StreamAsync(Ask(withTool: true), ct: Stop)))));
    }

    [Theory]
    [InlineData(FaultKind.FirstEventError)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Empty)]
    [InlineData(FaultKind.Cut)]
    [InlineData(FaultKind.ErrorIn200)]
    [InlineData(FaultKind.Overloaded)]
    public async Task A_failure_before_the_first_content_is_not_seen(FaultKind kind)
    {
        foreach (bool isStreamed in (bool[])[false, true])
        {
            await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
                keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { UntilRequest = 2 } }));
            TAnswer answer = isStreamed
                ? await WholeAsync(EndpointOf(pool.Client).StreamAsync(Ask(), ct: Stop))
                : await EndpointOf(pool.Client).CompleteAsync(Ask(), ct: Stop);

            Assert.StartsWith("echo: hello", TextOf(answer), StringComparison.Ordinal);
            Assert.Equal(3, InfoOf(answer).Attempts);
            pool.AssertCountersAgree();
        }
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
            await foreach (TEvent next in EndpointOf(pool.Client).StreamAsync(Ask(), ct: Stop))
                seen += TextOf(next);
        });

        Assert.StartsWith("echo: hello", seen, StringComparison.Ordinal);
        Assert.Equal((seen, scope), (error.PartialText, error.Verdict.Scope));
        Assert.Equal(seen, TextOf(Assert.IsType<TAnswer>(error.PartialAnswer)));
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
        pool.AssertCountersAgree();
    }

    [Theory]
    [InlineData(FaultKind.Moderation)]
    [InlineData(FaultKind.TooDear)]
    [InlineData(FaultKind.InvalidModel)]
    public async Task An_error_is_a_value_where_it_is_asked_for(FaultKind kind)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind }));
        OpenRouterException whole = (await EndpointOf(pool.Client).TryCompleteAsync(Ask(), ct: Stop)).Error!;
        OpenRouterException streamed = (await EndpointOf(pool.Client).TryStreamAsync(Ask(), ct: Stop)).Error!;
        OpenRouterException thrown = await Assert.ThrowsAsync<OpenRouterException>(() => EndpointOf(pool.Client).CompleteAsync(Ask(), ct: Stop));

        Assert.Equal((whole.Verdict.Reason, whole.Verdict.Reason), (streamed.Verdict.Reason, thrown.Verdict.Reason));
    }

    [Fact]
    public async Task A_stream_that_is_asked_for_as_a_value_is_open()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        OpenRouterResult<TStream> result = await EndpointOf(pool.Client).TryStreamAsync(Ask(), ct: Stop);

        Assert.Equal("key-1", result.Value!.Info.KeyAlias);
        Assert.StartsWith("echo: hello", TextOf(await WholeAsync(result.Value)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await WholeAsync(result.Value));
    }

    [Fact]
    public async Task Leaving_a_stream_early_gives_the_key_back()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }));
        await foreach (TEvent next in EndpointOf(pool.Client).StreamAsync(Ask(), ct: Stop))
        {
            if (TextOf(next) is { Length: > 0 })
                break;
        }

        KeyStatistics key = pool.Client.Keys.GetStatistics()[0];
        Assert.Equal((1, 1, 0), (key.Attempts, key.Abandoned, key.InFlight));
    }
}
