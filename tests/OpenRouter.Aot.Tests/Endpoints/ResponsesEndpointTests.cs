using OpenRouter.Aot.Responses;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary><c>/responses</c>, over real HTTP.</summary>
public class ResponsesEndpointTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_response_comes_whole()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ResponseAnswer answer = await pool.Client.Responses.CompleteAsync(Ask(), ct: Stop);

        Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ResponseStatus.Completed, answer.Status);
        Assert.Equal(("key-1", "a/one", answer.Id, answer.Usage!.Cost), (answer.Info.KeyAlias, answer.Info.Model, answer.Info.GenerationId, answer.Info.Cost));
        Assert.True(answer.Info.Cost > 0);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_response_comes_piece_by_piece()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ResponseStream stream = pool.Client.Responses.StreamAsync(Ask(), ct: Stop);
        var whole = new ResponseAccumulator();
        int pieces = 0;
        await foreach (ResponseEvent next in stream)
        {
            pieces += next.Type == ResponseEventType.OutputTextDelta ? 1 : 0;
            whole.Add(next);
        }

        ResponseAnswer answer = whole.ToAnswer();
        Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
        Assert.True(pieces > 3);
        Assert.Equal((ResponseStatus.Completed, answer.Usage!.Cost), (answer.Status, stream.Info.Cost));
        Assert.Equal(answer.Text, (await pool.Client.Responses.StreamAsync(Ask(), ct: Stop).ToAnswerAsync(Stop)).Text);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_body_that_is_written_already_is_sent_as_it_stands()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        byte[] body = """{"model":"a/one","input":"hello","max_output_tokens":50,"odd":1}"""u8.ToArray();

        string text = (await pool.Client.Responses.CompleteAsync(body, ct: Stop)).Text;
        Assert.StartsWith("echo: hello", text, StringComparison.Ordinal);
        Assert.Equal(text, (await pool.Client.Responses.StreamAsync(body, ct: Stop).ToAnswerAsync(Stop)).Text);
    }

    [Fact]
    public async Task A_call_of_a_function_comes_whole_and_streamed()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ResponseRequest request = Ask();
        request.Tools = [ResponseTool.Function("look", "Looks.", RawJson.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}"""))];
        request.ToolChoice = ResponseToolChoiceMode.Required;

        ResponseItem call = Assert.Single((await pool.Client.Responses.CompleteAsync(request, ct: Stop)).FunctionCalls);
        ResponseItem streamed = Assert.Single((await pool.Client.Responses.StreamAsync(request, ct: Stop).ToAnswerAsync(Stop)).FunctionCalls);
        Assert.Equal(("look", call.Arguments), (streamed.Name, streamed.Arguments));
        Assert.NotEmpty(call.CallId!);
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
            ResponseAnswer answer = isStreamed
                ? await pool.Client.Responses.StreamAsync(Ask(), ct: Stop).ToAnswerAsync(Stop)
                : await pool.Client.Responses.CompleteAsync(Ask(), ct: Stop);

            Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal);
            Assert.Equal(3, answer.Info.Attempts);
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
            await foreach (ResponseEvent next in pool.Client.Responses.StreamAsync(Ask(), ct: Stop))
                seen += next.Type == ResponseEventType.OutputTextDelta ? next.Delta : "";
        });

        Assert.StartsWith("echo: hello", seen, StringComparison.Ordinal);
        Assert.Equal((seen, scope), (error.PartialText, error.Verdict.Scope));
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
        OpenRouterResult<ResponseAnswer> whole = await pool.Client.Responses.TryCompleteAsync(Ask(), ct: Stop);
        OpenRouterResult<ResponseStream> streamed = await pool.Client.Responses.TryStreamAsync(Ask(), ct: Stop);

        Assert.Equal((false, false), (whole.IsSuccess, streamed.IsSuccess));
        Assert.Equal(whole.Error!.Verdict.Reason, streamed.Error!.Verdict.Reason);
    }

    private static ResponseRequest Ask() => new() { Model = "a/one", Input = "hello there", MaxOutputTokens = 50 };
}
