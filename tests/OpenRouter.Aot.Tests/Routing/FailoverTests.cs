using System.Text;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Requests that meet failures, over real HTTP.</summary>
public class FailoverTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_spread_over_the_keys_in_turn()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 4);
        for (int i = 0; i < 20; i++)
            Assert.StartsWith($"echo: hello {i}", (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask($"hello {i}"), ct: Stop)).Text, StringComparison.Ordinal);

        Assert.All(pool.Simulator.GetCounters().Keys.Values, key => Assert.Equal(5, key.Attempts));
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task Weights_choose_the_strategy_and_share_the_requests()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, options: options => options.Keys[0].Weight = 3);
        for (int i = 0; i < 20; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal([15, 5], pool.Client.GetStatistics().Keys.Select(key => key.Attempts));
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task The_answer_tells_how_it_came_about()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        AnswerInfo info = (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Info;

        Assert.Equal(("key-1", "account-1", "a/one", 1, 200), (info.KeyAlias, info.Account, info.Model, info.Attempts, info.Status));
        Assert.StartsWith("gen-", info.GenerationId, StringComparison.Ordinal);
        Assert.True(info.Cost > 0);
    }

    [Fact]
    public async Task A_dead_key_costs_one_attempt_and_no_request()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 3, scenario => scenario.Keys[1].Disabled = true, options => options.KeyCheckInterval = null);
        for (int i = 0; i < 30; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((31, 30), (counters.Attempts, counters.Succeeded));
        Assert.Equal(KeyState.Quarantined, pool.Client.Keys.GetStatistics()[1].State);
    }

    [Theory]
    [InlineData(FaultKind.Overloaded)]
    [InlineData(FaultKind.ProviderUnavailable)]
    [InlineData(FaultKind.UpstreamThrottle)]
    [InlineData(FaultKind.ProviderOverloaded)]
    [InlineData(FaultKind.ErrorIn200)]
    [InlineData(FaultKind.ErrorInChoice)]
    [InlineData(FaultKind.Empty)]
    [InlineData(FaultKind.WrappedTransient)]
    [InlineData(FaultKind.Malformed)]
    public async Task A_failure_of_the_model_goes_to_the_next_model_and_blames_no_key(FaultKind kind)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { Model = "a/one" } }));
        for (int i = 0; i < 10; i++)
        {
            ChatCompletion answer = await pool.Client.Chat.CompleteAsync(
                new ChatRequest { Model = new ModelRoute("a/one", "b/two"), Messages = ["hello"], MaxTokens = 50 }, ct: Stop);
            Assert.Equal("b/two", answer.Info.Model);
        }

        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal(KeyState.Available, key.State));
        pool.AssertCountersAgree();
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.Cut)]
    [InlineData(FaultKind.Overloaded)]
    [InlineData(FaultKind.Empty)]
    public async Task What_passes_is_tried_again_even_with_one_key_and_one_model(FaultKind kind)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { UntilRequest = 2 } }));
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal(3, answer.Info.Attempts);
        Assert.Equal(KeyState.Available, pool.Client.Keys.GetStatistics()[0].State);
        pool.AssertCountersAgree();
    }

    [Theory]
    [InlineData(FaultKind.ServerError, VerdictScope.Service)]
    [InlineData(FaultKind.Overloaded, VerdictScope.Model)]
    public async Task Nothing_is_tried_for_ever(FaultKind kind, VerdictScope scope)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind }));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        Assert.Equal((scope, 3), (error.Verdict.Scope, error.Info.Attempts));
        Assert.Equal(3, pool.Simulator.GetCounters().Attempts);
    }

    [Theory]
    [InlineData(FaultKind.InvalidModel)]
    [InlineData(FaultKind.Moderation)]
    [InlineData(FaultKind.NoEndpoints)]
    public async Task A_fault_of_the_request_is_given_back_at_once(FaultKind kind)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3, scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind }));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        Assert.Equal(VerdictScope.Request, error.Verdict.Scope);
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task A_length_without_content_is_an_answer()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Length }));
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal(FinishReason.Length, answer.FinishReason);
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task A_request_too_dear_for_a_key_goes_to_another_once()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.TooDear, When = new FaultCondition { Key = "key-1" } }));
        for (int i = 0; i < 4; i++)
            Assert.Equal("key-2", (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Info.KeyAlias);
        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal(KeyState.Available, key.State));
    }

    [Fact]
    public async Task Where_no_key_can_serve_the_error_says_why_for_each()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario =>
        {
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Unauthorized, When = new FaultCondition { Key = "key-1" } });
            scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.KeyLimit, When = new FaultCondition { Key = "key-2" } });
        });
        KeysUnavailableException? last = null;
        for (int i = 0; i < 4; i++)
        {
            last = await Assert.ThrowsAsync<KeysUnavailableException>(() => pool.Client.Chat.CompleteAsync(
                PoolUnderTest.Ask("hello"), new RequestOptions { Deadline = TimeSpan.FromSeconds(2) }, Stop));
        }

        Assert.Equal(["key-1", "key-2"], last!.Keys.Select(key => key.Alias));
        Assert.Contains("User not found", last.Message, StringComparison.Ordinal);
        Assert.Contains("Key limit exceeded", last.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_is_waited_out_within_the_deadline()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 1, When = new FaultCondition { UntilRequest = 1 } }));
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal(2, answer.Info.Attempts);
        Assert.True(answer.Info.Waited >= TimeSpan.FromMilliseconds(900), $"It waited {answer.Info.Waited}.");
    }

    [Fact]
    public async Task A_hint_past_the_deadline_is_refused_at_once()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 3600 }));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));
        Assert.InRange(error.RetryAt!.Value, DateTimeOffset.UtcNow.AddMinutes(5), DateTimeOffset.UtcNow.AddMinutes(15));

        OpenRouterException next = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));
        Assert.Equal((1, VerdictScope.Model), (pool.Simulator.GetCounters().Attempts, next.Verdict.Scope));
    }

    [Fact]
    public async Task A_caller_can_forbid_the_retry_of_an_unknown_outcome()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Cut }));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(
            PoolUnderTest.Ask("hello"), new RequestOptions { RetryUnknownOutcomes = false }, Stop));

        Assert.True(error.Verdict.IsOutcomeUnknown);
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task Where_nobody_listens_the_path_is_blamed_and_nothing_counts_as_an_attempt()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2);
        await pool.Simulator.DisposeAsync();
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        Assert.Equal(VerdictScope.Service, error.Verdict.Scope);
        Assert.Contains($"no connection: Connection refused ({pool.Simulator.BaseUrl.Authority})", error.Message, StringComparison.Ordinal);
        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal((0L, KeyState.Available), (key.Attempts, key.State)));
    }

    [Fact]
    public async Task An_alias_of_the_pool_stands_for_its_models()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Overloaded, When = new FaultCondition { Model = "a/one" } }),
            options => options.Models["chat"] = new ModelRoute("a/one", "b/two"));
        Assert.Equal("b/two", (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello", "chat"), ct: Stop)).Info.Model);
    }

    [Fact]
    public async Task A_group_uses_its_own_keys_and_a_group_without_keys_is_named()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, options: options => options.Keys[1].Group = "team");
        Assert.Equal("key-2", (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), new RequestOptions { Group = "team" }, Stop)).Info.KeyAlias);
        Assert.Equal("key-1", (await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)).Info.KeyAlias);
        OpenRouterConfigurationException error = await Assert.ThrowsAsync<OpenRouterConfigurationException>(
            () => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), new RequestOptions { Group = "nobody" }, Stop));
        Assert.Contains("'nobody'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_request_ends_at_once_and_is_counted_as_abandoned()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.SlowFirstToken, DelayMs = 60_000 }));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<ChatCompletion> running = pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: cancel.Token);
        while (pool.Simulator.GetCounters().InFlight == 0)
            await Task.Delay(5, Stop);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        KeyStatistics key = pool.Client.Keys.GetStatistics()[0];
        Assert.Equal((1, 1, 0, KeyState.Available), (key.Attempts, key.Abandoned, key.InFlight, key.State));
    }

    [Fact]
    public async Task Limits_of_time_are_kept_and_named()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.SlowFirstToken, DelayMs = 60_000 }),
            options => options.Transport.FirstByteTimeout = options.Transport.StallTimeout = TimeSpan.FromMilliseconds(100));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop));

        Assert.Equal((VerdictScope.Model, true), (error.Verdict.Scope, error.Verdict.IsOutcomeUnknown));
        Assert.Equal(3, error.Info.Attempts);
    }

    [Fact]
    public async Task A_deadline_ends_the_attempt_that_runs()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.SlowFirstToken, DelayMs = 60_000 }));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(
            PoolUnderTest.Ask("hello"), new RequestOptions { Deadline = TimeSpan.FromMilliseconds(200) }, Stop));

        Assert.Equal(1, error.Info.Attempts);
        Assert.Contains("reached its end", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_endpoint_goes_through_the_pool_as_bytes()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Keys[0].Disabled = true);
        RawAnswer models = await pool.Client.SendAsync(new RawRequest { Method = HttpMethod.Get, Path = "/models" }, ct: Stop);
        Assert.Contains("a/one", Encoding.UTF8.GetString(models.Body.Span), StringComparison.Ordinal);

        RawAnswer vectors = await pool.Client.SendAsync(
            new RawRequest { Path = "/embeddings", Body = """{"model":"a/one","input":"hello"}"""u8.ToArray() }, ct: Stop);
        Assert.Contains("embedding", Encoding.UTF8.GetString(vectors.Body.Span), StringComparison.Ordinal);
        Assert.Equal("key-2", vectors.Info.KeyAlias);
    }

    [Fact]
    public async Task The_forms_that_try_give_the_error_as_a_value()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Moderation, When = new FaultCondition { Model = "b/two" } }));
        Assert.Equal(VerdictScope.Request, (await pool.Client.Chat.TryCompleteAsync(PoolUnderTest.Ask("no", "b/two"), ct: Stop)).Error!.Verdict.Scope);
        Assert.Equal(VerdictScope.Request, (await pool.Client.Chat.TryStreamAsync(PoolUnderTest.Ask("no", "b/two"), ct: Stop)).Error!.Verdict.Scope);
        Assert.Equal(404, (await pool.Client.TrySendAsync(new RawRequest { Method = HttpMethod.Get, Path = "nowhere" }, ct: Stop)).Error!.Status);

        OpenRouterResult<ChatStream> stream = await pool.Client.Chat.TryStreamAsync(PoolUnderTest.Ask("yes"), ct: Stop);
        Assert.True(stream.IsSuccess);
        Assert.StartsWith("echo: yes", (await stream.Value.ToCompletionAsync(Stop)).Text, StringComparison.Ordinal);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task The_application_is_named_on_every_request()
    {
        var seen = new List<HttpRequestMessage>();
        var options = new OpenRouterClientOptions
        {
            AppUrl = new Uri("https://app.example/"),
            AppTitle = "The app",
            Keys = { new KeyOptions { Secret = new ApiKey("sk-or-test") } },
            HandlerFactory = () => new RecordingHandler(seen),
            KeyCheckInterval = null,
        };
        await using var client = new OpenRouterClient(options);
        await client.Chat.CompleteAsync(
            PoolUnderTest.Ask("hello"), new RequestOptions { Headers = [new("X-OpenRouter-Title", "This request"), new("X-Extra", "1")] }, Stop);

        HttpRequestMessage request = Assert.Single(seen);
        Assert.Equal("https://openrouter.ai/api/v1/chat/completions", request.RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer sk-or-test", request.Headers.NonValidated["Authorization"].ToString());
        Assert.Equal("https://app.example/", request.Headers.NonValidated["HTTP-Referer"].ToString());
        Assert.Equal("This request", request.Headers.NonValidated["X-OpenRouter-Title"].ToString());
        Assert.Equal("1", request.Headers.NonValidated["X-Extra"].ToString());
        Assert.StartsWith("OpenRouter.Aot/", request.Headers.NonValidated["User-Agent"].ToString(), StringComparison.Ordinal);
    }
}
