using System.Diagnostics;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>The spans of requests and of their attempts, against OpenTelemetry's conventions for generative AI.</summary>
[Collection(Alone.Name)]
public class SpanTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chat_is_a_span_with_the_attributes_of_the_conventions()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        var request = new ChatRequest { Model = "a/one", Messages = ["hello"], MaxTokens = 50, Temperature = 0.5, TopP = 0.9, Seed = 7 };
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(request, ct: Stop);

        Activity span = Assert.Single(listener.Requests);
        Assert.Equal(("chat a/one", ActivityKind.Client, ActivityStatusCode.Unset, "OpenRouter.Aot"), (span.DisplayName, span.Kind, span.Status, span.Source.Name));
        AssertTag(span, "gen_ai.operation.name", "chat");
        AssertTag(span, "gen_ai.provider.name", "openrouter");
        AssertTag(span, "gen_ai.request.model", "a/one");
        AssertTag(span, "gen_ai.request.max_tokens", 50L);
        AssertTag(span, "gen_ai.request.temperature", 0.5);
        AssertTag(span, "gen_ai.request.top_p", 0.9);
        AssertTag(span, "gen_ai.request.seed", 7L);
        AssertTag(span, "gen_ai.response.model", "a/one");
        AssertTag(span, "gen_ai.response.id", answer.Id!);
        Assert.Equal(["stop"], Assert.IsType<string[]>(span.GetTagItem("gen_ai.response.finish_reasons")));
        AssertTag(span, "gen_ai.usage.input_tokens", answer.Usage!.PromptTokens!.Value);
        AssertTag(span, "gen_ai.usage.output_tokens", answer.Usage.CompletionTokens!.Value);
        AssertTag(span, "server.address", "127.0.0.1");
        AssertTag(span, "server.port", pool.Simulator.BaseUrl.Port);
        AssertTag(span, "openrouter.key.alias", "key-1");
        AssertTag(span, "openrouter.attempts", 1);
        AssertTag(span, "openrouter.cost", (double)answer.Info.Cost!.Value);
        Assert.Null(span.GetTagItem("error.type"));
        Assert.Null(span.GetTagItem("gen_ai.input.messages"));
    }

    [Fact]
    public async Task Each_attempt_is_a_child_that_says_whom_its_failure_was_blamed_on()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Keys[0].Disabled = true, options => options.KeyCheckInterval = null);
        ChatCompletion answer;
        do
        {
            answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        }
        while (answer.Info.Attempts == 1);

        Activity request = listener.Requests[^1];
        Activity[] attempts = [.. listener.Attempts.Where(attempt => attempt.ParentSpanId == request.SpanId)];
        Assert.Equal(2, attempts.Length);
        Assert.All(attempts, attempt => Assert.Equal((request.TraceId, ActivityKind.Client), (attempt.TraceId, attempt.Kind)));
        Assert.Equal(ActivityStatusCode.Error, attempts[0].Status);
        AssertTag(attempts[0], "openrouter.scope", "key");
        AssertTag(attempts[0], "openrouter.action", "quarantine");
        AssertTag(attempts[0], "openrouter.key.alias", "key-1");
        AssertTag(attempts[0], "http.response.status_code", 401);
        AssertTag(attempts[0], "error.type", "401");
        Assert.Null(attempts[0].GetTagItem("gen_ai.response.model"));
        Assert.Equal("attempt a/one", attempts[1].DisplayName);
        AssertTag(attempts[1], "openrouter.key.alias", "key-2");
        AssertTag(attempts[1], "openrouter.attempt", 2);
        Assert.Equal(ActivityStatusCode.Unset, request.Status);
        AssertTag(request, "openrouter.attempts", 2);
    }

    [Fact]
    public async Task A_request_that_fails_says_with_what()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Moderation }));
        await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        Activity span = Assert.Single(listener.Requests);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        AssertTag(span, "error.type", "403");
        Assert.NotEmpty(span.StatusDescription!);
    }

    [Fact]
    public async Task A_refusal_without_an_attempt_is_a_span_too()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Keys[0].Disabled = true);
        await Assert.ThrowsAnyAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));
        int before = listener.Attempts.Length;
        await Assert.ThrowsAnyAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        AssertTag(listener.Requests[^1], "error.type", "keys_unavailable");
        AssertTag(listener.Requests[^1], "openrouter.attempts", 0);
        Assert.Equal(before, listener.Attempts.Length);
    }

    [Fact]
    public async Task A_stream_is_one_span_to_its_end_and_tells_when_its_first_content_came()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        await using ChatStream stream = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        int chunks = 0;
        await foreach (ChatChunk _ in stream.WithCancellation(Stop))
        {
            chunks++;
            Assert.Empty(listener.Requests);
        }

        Activity span = Assert.Single(listener.Requests);
        AssertTag(span, "gen_ai.request.stream", true);
        Assert.True((double)span.GetTagItem("gen_ai.response.time_to_first_chunk")! > 0);
        Assert.True((long)span.GetTagItem("gen_ai.usage.output_tokens")! > 0);
        Assert.True(chunks > 2);
        Assert.Single(listener.Attempts);
    }

    [Fact]
    public async Task A_stream_that_is_left_ends_its_span_and_leaves_the_readers_own_span_in_place()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        ChatStream stream = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        await using (IAsyncEnumerator<ChatChunk> events = stream.GetAsyncEnumerator(Stop))
        {
            Assert.True(await events.MoveNextAsync());
            using Activity own = new Activity("reader").Start();
            await stream.DisposeAsync();
            Assert.Same(own, Activity.Current);
        }

        Activity span = Assert.Single(listener.Requests);
        AssertTag(span, "error.type", "abandoned");
        AssertTag(Assert.Single(listener.Attempts), "openrouter.outcome", "abandoned");
    }

    [Fact]
    public async Task A_request_that_is_cancelled_ends_its_span()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall }));
        using var cancel = new CancellationTokenSource();
        Task<ChatCompletion> asked = pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: cancel.Token);
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().Attempts > 0, "the request arrived");
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);

        AssertTag(Assert.Single(listener.Requests), "error.type", "abandoned");
        Assert.Single(listener.Attempts);
    }

    [Fact]
    public async Task A_span_is_the_child_of_the_callers_own()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        using Activity own = new Activity("caller") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal(own.SpanId, Assert.Single(listener.Requests).ParentSpanId);
        Assert.Same(own, Activity.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Content_is_told_only_where_it_is_wanted(bool isWanted)
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, options: options => options.CaptureMessageContent = isWanted);
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("a \"marked\" text"), ct: Stop);
        await foreach (ChatChunk _ in pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("a \"marked\" text"), ct: Stop))
        {
            // To its end.
        }

        Assert.Equal(isWanted, listener.Text.Contains("marked", StringComparison.Ordinal));
        if (!isWanted)
            return;
        Assert.Equal(2, listener.Requests.Length);
        foreach (Activity span in listener.Requests)
        {
            AssertTag(span, "gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"a \"marked\" text"}]}]""");
            Assert.StartsWith("""[{"role":"assistant","parts":[{"type":"text","content":"echo: a \"marked\" text""", (string)span.GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        }

        Assert.EndsWith("\"finish_reason\":\"stop\"}]", (string)listener.Requests[0].GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Text);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("span_only", true)]
    public void The_standard_switch_asks_for_content(string? value, bool isWanted) => Assert.Equal(isWanted, TelemetryIdentity.IsContentWanted(value));

    [Fact]
    public async Task Embeddings_and_messages_are_operations_too_and_looking_up_is_none()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        await pool.Client.Embeddings.CreateAsync(new Embeddings.EmbeddingsRequest { Model = "a/one", Input = "hello" }, ct: Stop);
        await pool.Client.Messages.CompleteAsync(new Messages.MessageRequest { Model = "a/one", MaxTokens = 20, Messages = [Messages.MessageTurn.User("hello")] }, ct: Stop);
        await pool.Client.Models.ListAsync(ct: Stop);

        Assert.Equal(["embeddings a/one", "chat a/one"], listener.Requests.Select(span => span.DisplayName));
    }

    private static void AssertTag(Activity span, string name, object value) => Assert.Equal(value, span.GetTagItem(name));
}
