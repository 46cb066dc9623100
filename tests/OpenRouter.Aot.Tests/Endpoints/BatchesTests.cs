using System.Text;
using OpenRouter.Aot.Batches;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>Batches go to the account that they belong to, are submitted once, and come back byte for byte.</summary>
public class BatchesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_is_submitted_and_asked_for_until_it_is_over()
    {
        await using PoolUnderTest pool = await StartAsync();
        Batch batch = await pool.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(3), "key-2", ct: Stop);
        Assert.Equal(("key-2", "account-2", 202, 1), (batch.Info.KeyAlias, batch.Info.Account, batch.Info.Status, batch.Info.Attempts));
        Assert.Equal((false, 3L, "24h", null), (batch.IsOver, batch.RequestCounts!.Total, batch.CompletionWindow, batch.Results));

        batch = await FinishAsync(pool.Client, batch);
        Assert.Equal((BatchStatus.Completed, BatchTarget.ChatCompletions, "a/one", "key-2"), (batch.Status, batch.Endpoint, batch.Model, batch.Info.KeyAlias));
        Assert.Equal(["id-0", "id-1", "id-2"], batch.Results!.Select(result => result.CustomId).Order());
        BatchResult second = batch.Results!.Single(result => result.CustomId == "id-1");
        Assert.Equal((200, null), (second.Response!.StatusCode, second.Error));
        ChatCompletion answer = OpenRouterJson.Parse<ChatCompletion>(second.Response.Body!.Value.Utf8);
        Assert.Equal((second.Response.RequestId, FinishReason.Stop), (answer.Id, answer.FinishReason));
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((1L, 3L, 0L), (counters.Batches, counters.BatchRequests, counters.Attempts));
        Assert.Equal((double)batch.Usage!.Cost!.Value, counters.CostUsd, precision: 9);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task What_requests_are_for_goes_before_them_and_bodies_go_as_they_stand()
    {
        using var client = new AnsweredClient(_ => (202, """{"id":"batch_1","status":"validating"}"""));
        BatchRequest[] requests = [new("a \"quoted\" id", "{ \"messages\" : [\"half\\ud83d\"],\"n\":1.50 }\n"u8.ToArray()), new("b", "{\"model\":\"a/one\"}"u8.ToArray())];
        await client.Client.Batches.SubmitAsync("/v1/of/tomorrow", "a/one", requests, "two", ct: Stop);
        Assert.Equal(
            ("POST", "/api/beta/batches", "sk-or-two", """
                {"endpoint":"/v1/of/tomorrow","model":"a/one","requests":[{"custom_id":"a \"quoted\" id","body":{ "messages" : ["half\ud83d"],"n":1.50 }

                """ + """},{"custom_id":"b","body":{"model":"a/one"}}]}"""),
            Assert.Single(client.Handler.Asked));
    }

    [Fact]
    public async Task Results_are_kept_byte_for_byte_however_large()
    {
        string body = $$"""{ "id" : "gen-1",  "choices":[ ], "cost":1.500, "new":{"a":[1 ,2]}, "text":"{{new string('x', 8_000_000)}}\u00e9\ud83d" }""";
        using var client = new AnsweredClient(_ => (200, $$"""
            {"id":"batch_1","status":"completed","results":[ {"id":"r","custom_id":"a","response":{"status_code":200,"request_id":"q","body": {{body}} },"error":null} ]}
            """));
        Batch batch = await client.Client.Batches.GetAsync("batch_1", ct: Stop);
        BatchResult result = Assert.Single(batch.Results!);
        Assert.True(result.Response!.Body!.Value.Utf8.SequenceEqual(Encoding.UTF8.GetBytes(body)));
        Assert.Equal(("GET", "/api/beta/batches/batch_1"), (client.Handler.Asked[0].Method, client.Handler.Asked[0].Path));
    }

    [Fact]
    public async Task Another_account_does_not_find_it()
    {
        await using PoolUnderTest pool = await StartAsync();
        Batch batch = await pool.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(1), "key-1", ct: Stop);
        OpenRouterResult<Batch> other = await pool.Client.Batches.TryGetAsync(batch.Id!, "key-2", ct: Stop);
        Assert.Equal((404, VerdictAction.Surface, "key-2", 1), (other.Error!.Status, other.Error.Verdict.Action, other.Error.Info.KeyAlias, other.Error.Info.Attempts));
        Assert.Equal(batch.Id, (await pool.Client.Batches.GetAsync(batch.Id!, "key-1", ct: Stop)).Id);
        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal(KeyState.Available, key.State));
    }

    [Fact]
    public async Task A_model_without_batches_is_a_typed_error_at_once()
    {
        await using PoolUnderTest pool = await StartAsync(scenario => scenario.Models[1].Batch = false);
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(
            () => pool.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "b/two", Requests(2), ct: Stop));
        Assert.Equal((400, VerdictScope.Request, VerdictAction.Surface, 1), (error.Status, error.Verdict.Scope, error.Verdict.Action, error.Info.Attempts));
        Assert.Contains("batch", error.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(0, pool.Simulator.GetCounters().Batches);
    }

    [Theory]
    [InlineData(FaultKind.ConnectionLost)]
    [InlineData(FaultKind.Cut)]
    public async Task A_submission_whose_outcome_is_unknown_is_not_made_again(FaultKind kind)
    {
        await using PoolUnderTest pool = await StartAsync(scenario => scenario.Faults.Add(OfSubmissions(kind)));
        OpenRouterResult<Batch> result = await pool.Client.Batches.TrySubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(2), ct: Stop);
        Assert.Equal((true, 1), (result.Error!.Verdict.IsOutcomeUnknown, result.Error.Info.Attempts));
        Assert.Equal(1, pool.Simulator.GetCounters().Batches);

        await using PoolUnderTest careless = await StartAsync(scenario => scenario.Faults.Add(OfSubmissions(kind)), client => client.Routing.RetryUnknownOutcomes = true);
        Assert.False((await careless.Client.Batches.TrySubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(2), ct: Stop)).IsSuccess);
        Assert.Equal(1, careless.Simulator.GetCounters().Batches);
        var options = new RequestOptions { RetryUnknownOutcomes = true };
        Assert.True((await careless.Client.Batches.TrySubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(2), options: options, ct: Stop)).IsSuccess);
    }

    [Theory]
    [InlineData("""{"id":"batch_1","status":"vali""", true)]
    [InlineData("""{"status":"validating"}""", true)]
    [InlineData("", true)]
    [InlineData("<html>", false)]
    public async Task A_submission_whose_answer_cannot_be_read_is_not_made_again(string body, bool isUnknown)
    {
        using var client = new AnsweredClient(_ => (202, body));
        OpenRouterResult<Batch> result = await client.RunAsync(
            client.Client.Batches.TrySubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(1), ct: Stop).AsTask(), TimeSpan.FromSeconds(1));
        Assert.Equal(isUnknown, result.Error!.Verdict.IsOutcomeUnknown);
        Assert.Single(client.Handler.Asked);
    }

    [Fact]
    public async Task What_passes_is_tried_again()
    {
        await using PoolUnderTest pool = await StartAsync(scenario =>
        {
            scenario.Faults.Add(OfSubmissions(FaultKind.ServerError));
            scenario.Faults.Add(OfSubmissions(FaultKind.UpstreamThrottle));
        });
        Batch batch = await pool.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(1), ct: Stop);
        Assert.Equal((3, 1L), (batch.Info.Attempts, pool.Simulator.GetCounters().Batches));
    }

    [Fact]
    public async Task A_key_is_in_no_error()
    {
        using var client = new AnsweredClient(_ => (400, """{"error":{"code":400,"message":"bad key sk-or-one"}} """));
        foreach (Func<ValueTask<OpenRouterResult<Batch>>> call in (Func<ValueTask<OpenRouterResult<Batch>>>[])
            [
                () => client.Client.Batches.TrySubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(1), "one", ct: Stop),
                () => client.Client.Batches.TryGetAsync("batch_1", "one", ct: Stop),
            ])
        {
            OpenRouterException error = (await call()).Error!;
            Assert.Contains("[one]", error.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("sk-or-one", error.ToString() + error.Body + error.Error?.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Results_that_come_in_pages_are_put_together()
    {
        static (int Status, string Body) Page(string id, string cursor) => (200, $$"""{"data":[{"custom_id":"{{id}}"}],"next_cursor":{{cursor}}}""");
        using var client = new AnsweredClient(number => number switch
        {
            1 => (200, """{"id":"batch_1","status":"completed","results":null}"""),
            2 => Page("a", "\"2 &\""),
            3 => (503, """{"error":{"code":503,"message":"later"}}"""),
            _ => Page("b", "null"),
        });
        Batch batch = await client.RunAsync(client.Client.Batches.GetAsync("batch_1", "two", ct: Stop), TimeSpan.FromSeconds(1));
        Assert.Equal(["a", "b"], batch.Results!.Select(result => result.CustomId));
        Assert.Equal(
            ["/api/beta/batches/batch_1", "/api/beta/batches/batch_1/results", "/api/beta/batches/batch_1/results?cursor=2%20%26", "/api/beta/batches/batch_1/results?cursor=2%20%26"],
            client.Handler.Asked.Select(one => one.Path));
        Assert.All(client.Handler.Asked, one => Assert.Equal("sk-or-two", one.Key));

        using var circle = new AnsweredClient(number => number == 1 ? (200, """{"id":"b","status":"completed"}""") : Page("a", "\"1\""));
        OpenRouterResult<Batch> lost = await circle.RunAsync(circle.Client.Batches.TryGetAsync("b", ct: Stop).AsTask(), TimeSpan.FromSeconds(1));
        Assert.Contains("earlier one", lost.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(3, circle.Handler.Asked.Count);
    }

    [Theory]
    [InlineData("""{"message":"the provider is gone","code":"gone"}""", "the provider is gone")]
    [InlineData("\"gone\"", "gone")]
    public async Task A_batch_that_failed_is_looked_up_well(string json, string message)
    {
        using var client = new AnsweredClient(_ => (200, $$"""{"id":"b","status":"failed","request_counts":{"total":2,"completed":0,"failed":2},"results":null,"error":{{json}}}"""));
        Batch batch = await client.RunAsync(client.Client.Batches.GetAsync("b", ct: Stop), TimeSpan.FromSeconds(1));
        Assert.Equal((true, BatchStatus.Failed, message), (batch.IsOver, batch.Status, batch.Error!.Value.Message));
        Assert.Single(client.Handler.Asked);
    }

    [Fact]
    public async Task One_key_is_chosen_where_none_is_named()
    {
        using var client = new AnsweredClient(_ => (200, """{"id":"b","status":"in_progress"}"""));
        BatchesEndpoint batches = client.Client.Batches;
        for (int i = 0; i < 3; i++)
            await batches.GetAsync("b", ct: Stop);
        Assert.Equal(["sk-or-one", "sk-or-one", "sk-or-one"], client.Handler.Asked.Select(one => one.Key));
        await Assert.ThrowsAsync<ArgumentException>(() => batches.GetAsync("b", "three", ct: Stop));
        await Assert.ThrowsAsync<OpenRouterConfigurationException>(() => batches.GetAsync("b", options: new RequestOptions { Group = "none" }, ct: Stop));
    }

    [Fact]
    public async Task A_key_that_is_out_is_passed_over()
    {
        await using PoolUnderTest pool = await StartAsync(scenario => scenario.Keys[0].Disabled = true);
        await pool.Client.Keys.CheckAsync(Stop);
        Assert.Equal("key-2", (await pool.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(1), ct: Stop)).Info.KeyAlias);

        await using PoolUnderTest none = await StartAsync(scenario => scenario.Keys[0].Disabled = scenario.Keys[1].Disabled = true);
        await none.Client.Keys.CheckAsync(Stop);
        OpenRouterResult<Batch> result = await none.Client.Batches.TryGetAsync("b", ct: Stop);
        Assert.Equal(2, Assert.IsType<KeysUnavailableException>(result.Error).Keys.Count);
    }

    [Fact]
    public async Task A_key_that_left_the_pool_is_stood_in_for_by_another_of_its_account()
    {
        await using PoolUnderTest pool = await StartAsync(account: _ => "acme");
        Batch batch = await pool.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", Requests(1), "key-2", ct: Stop);
        pool.Client.ReloadKeys(Options("key-1", "acme"));
        Assert.Equal("key-1", (await pool.Client.Batches.GetAsync(batch, ct: Stop)).Info.KeyAlias);
        pool.Client.ReloadKeys(Options("key-1", "other"));
        await Assert.ThrowsAsync<ArgumentException>(() => pool.Client.Batches.GetAsync(batch, ct: Stop));

        OpenRouterClientOptions Options(string alias, string account)
        {
            var options = new OpenRouterClientOptions { BaseUrl = pool.Simulator.BaseUrl };
            options.Keys.Add(new KeyOptions { Alias = alias, Secret = new ApiKey(PoolUnderTest.SecretMark + 1), Account = account });
            return options;
        }
    }

    [Fact]
    public async Task An_id_leads_nowhere_else()
    {
        using var client = new AnsweredClient(_ => (200, """{"id":"b","status":"in_progress"}"""));
        foreach (string id in (string[])["../../v1/keys", "//evil.example/x", "%2e%2e", "@evil.example"])
            await client.Client.Batches.GetAsync(id, ct: Stop);
        Assert.All(client.Handler.Asked, one => Assert.StartsWith("/api/beta/batches/", one.Path, StringComparison.Ordinal));
        foreach (string id in (string[])["", " ", ".", ".."])
            await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Batches.GetAsync(id, ct: Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Batches.GetAsync(new Batch(), ct: Stop));
    }

    [Theory]
    [InlineData("a", "{}", "a", "{}")]
    [InlineData("a", "{}", "", "{}")]
    [InlineData("a", "{}", "b", "")]
    public async Task A_batch_that_the_service_would_reject_is_not_sent(string id, string body, string otherId, string otherBody)
    {
        using var client = new AnsweredClient(_ => (202, """{"id":"b","status":"validating"}"""));
        BatchRequest[] requests = [new(id, Encoding.UTF8.GetBytes(body)), new(otherId, Encoding.UTF8.GetBytes(otherBody))];
        await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", requests, ct: Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, "a/one", [], ct: Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Batches.SubmitAsync(BatchTarget.ChatCompletions, " ", requests, ct: Stop));
        Assert.Empty(client.Handler.Asked);
    }

    private static Task<PoolUnderTest> StartAsync(
        Action<Scenario>? scenario = null, Action<OpenRouterClientOptions>? options = null, Func<int, string>? account = null) =>
        PoolUnderTest.StartAsync(2, service =>
        {
            foreach (ScenarioModel model in service.Models)
                model.BatchSeconds = 0.05;
            scenario?.Invoke(service);
        }, client =>
        {
            client.KeyCheckInterval = null;
            options?.Invoke(client);
        }, account);

    private static ScenarioFault OfSubmissions(FaultKind kind) => new() { Kind = kind, When = new FaultCondition { Endpoint = "batch_submit", Times = kind is FaultKind.Cut or FaultKind.ConnectionLost ? 2 : 1 } };

    private static IEnumerable<BatchRequest> Requests(int count) =>
        Enumerable.Range(0, count).Select(number => new BatchRequest($"id-{number}", OpenRouterJson.ToUtf8Bytes(PoolUnderTest.Ask($"hello {number}"))));

    private static async Task<Batch> FinishAsync(OpenRouterClient client, Batch batch)
    {
        while (!batch.IsOver)
        {
            await Task.Delay(10, Stop);
            batch = await client.Batches.GetAsync(batch, ct: Stop);
        }

        return batch;
    }
}
