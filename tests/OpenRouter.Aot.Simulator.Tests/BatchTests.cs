using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

/// <summary>Batches: what is taken on, how they pass, what they cost, how they go wrong.</summary>
public class BatchTests
{
    private const string Batches = "../beta/batches";

    private static readonly DateTimeOffset s_noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_batch_passes_through_its_states_to_results_at_half_the_price()
    {
        var time = new FakeTimeProvider(s_noon);
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "acme", "credits": 10 }],
              "keys": [{ "alias": "k", "secret": "k", "account": "acme" }],
              "models": [{ "id": "a/b", "prompt_price": 0, "completion_price": 0.01, "completion_tokens": 20, "batch_seconds": 100, "provider": "Acme" }],
            }
            """, time);
        Reply taken = await probe.PostAsync(Batches, Submission(4), "k");
        Assert.Equal(202, taken.Status);
        string id = taken.Json.GetProperty("id").GetString()!;
        Assert.Equal(("validating", "a/b", "/v1/chat/completions"), (Text(taken, "status"), Text(taken, "model"), Text(taken, "endpoint")));
        Assert.Equal(s_noon.ToUnixTimeSeconds(), taken.Json.GetProperty("created_at").GetInt64());

        List<string> seen = [];
        for (int i = 0; i < 11; i++)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            Reply now = await probe.GetAsync($"{Batches}/{id}", "k");
            seen.Add($"{Text(now, "status")} {now.Json.GetProperty("request_counts").GetProperty("completed").GetInt32()}");
            bool isOver = i >= 9;
            Assert.Equal(isOver, now.Json.GetProperty("results").ValueKind == JsonValueKind.Array);
            Assert.Equal(isOver ? s_noon.AddSeconds(100).ToUnixTimeSeconds() : 0, now.Json.GetProperty("finalized_at") is { ValueKind: JsonValueKind.Number } at ? at.GetInt64() : 0);
        }

        Assert.Equal(
            ["in_progress 0", "in_progress 0", "in_progress 1", "in_progress 1", "in_progress 2", "in_progress 2", "in_progress 3", "in_progress 3", "finalizing 4", "completed 4", "completed 4"],
            seen);
        Reply over = await probe.GetAsync($"{Batches}/{id}", "k");
        Dictionary<string, JsonElement> results = Results(over);
        JsonElement response = results["id-2"].GetProperty("response");
        Assert.Equal((200, 0.1m), (response.GetProperty("status_code").GetInt32(), response.GetProperty("body").GetProperty("usage").GetProperty("cost").GetDecimal()));
        Assert.Equal(0.4m, over.Json.GetProperty("usage").GetProperty("cost").GetDecimal());

        // The same text by itself has the same words, at the whole price.
        Reply alone = await probe.ChatAsync("text 2", secret: "k");
        Assert.Equal(alone.Content, response.GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(0.2m, alone.Json.GetProperty("usage").GetProperty("cost").GetDecimal());
        Assert.Equal(0.6m, (await probe.GetAsync("credits", "k")).Json.GetProperty("data").GetProperty("total_usage").GetDecimal());
        Assert.Equal(0.6m, (await probe.GetAsync("key", "k")).Json.GetProperty("data").GetProperty("usage").GetDecimal());
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal((1L, 4L, 1L, 0.6), (counters.Batches, counters.BatchRequests, counters.Attempts, counters.CostUsd));

        time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(404, (await probe.GetAsync($"{Batches}/{id}", "k")).Status);
    }

    [Theory]
    [InlineData("""{"requests":[{"custom_id":"a","body":{}}],"endpoint":"/v1/chat/completions","model":"a/b"}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","requests":[{"custom_id":"a","body":{}}],"model":"a/b"}""")]
    [InlineData("""{"model":"a/b","requests":[{"custom_id":"a","body":{}}],"endpoint":"/v1/chat/completions"}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"no/such","requests":[{"custom_id":"a","body":{}}]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"not/batched","requests":[{"custom_id":"a","body":{}}]}""")]
    [InlineData("""{"endpoint":"/v1/rerank","model":"a/b","requests":[{"custom_id":"a","body":{}}]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b","requests":[{"custom_id":"a","body":{"model":"not/batched"}}]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b","requests":[{"custom_id":"a","body":{}},{"custom_id":"a","body":{}}]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b","requests":[{"body":{}}]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b","requests":[{"custom_id":"a"}]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b","requests":[]}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b"}""")]
    [InlineData("""{"endpoint":"/v1/chat/completions","model":"a/b","requests":[{"custom_id":"a","body":{"messages":[{"role":"user","content":[{"type":"image_url"}]}]}}]}""")]
    [InlineData("""{"endpoint":"/v1/responses","model":"a/b","requests":[{"custom_id":"a","body":{"input":[{"role":"user","content":[{"type":"input_file"}]}]}}]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task One_mistake_rejects_all_of_a_submission(string body)
    {
        await using Probe probe = await Probe.StartAsync("""{"models":[{"id":"a/b"},{"id":"not/batched","batch":false}]}""");
        Assert.Equal(400, (await probe.PostAsync(Batches, body)).Status);
        Assert.Equal(0, probe.Simulator.GetCounters().Batches);
    }

    [Theory]
    [InlineData("/v1/responses", """{"input":"hello"}""", "output")]
    [InlineData("/v1/messages", """{"model":"a/b","max_tokens":9,"messages":[{"role":"user","content":"hello"}]}""", "content")]
    [InlineData("/v1/embeddings", """{"input":["hello"]}""", "data")]
    public async Task Each_endpoint_answers_in_its_own_shape(string endpoint, string body, string member)
    {
        await using Probe probe = await Probe.StartAsync("""{"models":[{"id":"a/b","batch_seconds":0}]}""");
        Reply over = await RunAsync(probe, $$"""{"endpoint":"{{endpoint}}","model":"a/b","requests":[{"custom_id":"a","body":{{body}}}]}""");
        Assert.True(Results(over)["a"].GetProperty("response").GetProperty("body").TryGetProperty(member, out _));
    }

    [Fact]
    public async Task Keys_and_money_decide_who_may_submit_and_ask()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "acme", "credits": 0.35 }, { "name": "other" }, { "name": "broke", "credits": 0 }],
              "keys": [{ "alias": "a1", "secret": "a1", "account": "acme" }, { "alias": "a2", "secret": "a2", "account": "acme" },
                       { "alias": "o", "secret": "o", "account": "other" }, { "alias": "b", "secret": "b", "account": "broke" },
                       { "alias": "m", "secret": "m", "account": "acme", "is_management_key": true }],
              "models": [{ "id": "a/b", "prompt_price": 0, "completion_price": 0.01, "completion_tokens": 20, "batch_seconds": 0 }],
            }
            """);
        foreach (string? secret in (string?[])[null, "unknown", "m"]) Assert.Equal(401, (await probe.PostAsync(Batches, Submission(1), secret)).Status);
        Assert.Equal(402, (await probe.PostAsync(Batches, Submission(1), "b")).Status);

        // Four requests at 0.1 each: the credits end before the fifth.
        Reply over = await RunAsync(probe, Submission(5), "a1");
        Assert.Equal((4, 1), Counts(over));
        Assert.Equal(402, Results(over)["id-4"].GetProperty("response").GetProperty("status_code").GetInt32());
        string id = over.Json.GetProperty("id").GetString()!;
        Assert.Equal(200, (await probe.GetAsync($"{Batches}/{id}", "a2")).Status);
        foreach (string path in (string[])[$"{Batches}/{id}", $"{Batches}/{id}/results"]) Assert.Equal(404, (await probe.GetAsync(path, "o")).Status);
        Assert.Equal(401, (await probe.GetAsync($"{Batches}/{id}", "unknown")).Status);
        Assert.Equal(402, (await probe.PostAsync(Batches, Submission(1), "a1")).Status);
        probe.Simulator.AddCredits("acme", 1);
        Assert.Equal(202, (await probe.PostAsync(Batches, Submission(1), "a1")).Status);
    }

    [Fact]
    public async Task Only_faults_that_name_it_hit_requests_of_a_batch()
    {
        string[] kinds = ["moderation", "provider_unavailable", "error_in_200", "error_in_choice", "status"];
        IEnumerable<string> faults = kinds.Select((kind, number) => $$$"""{"kind":"{{{kind}}}"{{{(kind == "status" ? ",\"status\":422" : "")}}},"when":{"endpoint":"batch","times":1}}""");
        await using Probe probe = await Probe.StartAsync($$"""
            {
              "models": [{ "id": "a/b", "batch_seconds": 0 }],
              "faults": [{ "kind": "server_error", "name": "of requests" }, {{string.Join(',', faults)}}],
            }
            """);
        Reply over = await RunAsync(probe, Submission(6));
        Assert.Equal((1, 5), Counts(over));
        JsonElement[] results = [.. Enumerable.Range(0, 6).Select(number => Results(over)[$"id-{number}"])];
        static int Status(JsonElement result) => result.GetProperty("response") is { ValueKind: JsonValueKind.Object } response ? response.GetProperty("status_code").GetInt32() : 0;
        // The fault of a request comes first, then that of a model, then that of an answer.
        Assert.Equal([403, 422, 0, 200, 200, 200], results.Select(Status));
        Assert.Equal(502, results[2].GetProperty("error").GetProperty("code").GetInt32());
        Assert.True(results[3].GetProperty("response").GetProperty("body").TryGetProperty("error", out _));
        Assert.Equal("error", results[4].GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(0, probe.Simulator.GetCounters().Faults["of requests"]);
        Assert.Equal(500, (await probe.ChatAsync()).Status);
    }

    [Theory]
    [InlineData("server_error", 500, 0)]
    [InlineData("unauthorized", 401, 0)]
    [InlineData("upstream_throttle", 429, 0)]
    [InlineData("html", 503, 0)]
    [InlineData("cut", 0, 1)]
    [InlineData("connection_lost", 0, 1)]
    [InlineData("refused_stream", 0, 0)]
    public async Task A_submission_can_fail_before_or_after_its_batch_is_stored(string kind, int status, int stored)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"{{kind}}","when":{"endpoint":"batch_submit","times":1} }""");
        if (status == 0) await Assert.ThrowsAsync<HttpRequestException>(() => probe.PostAsync(Batches, Submission(2)));
        else Assert.Equal(status, (await probe.PostAsync(Batches, Submission(2))).Status);
        Assert.Equal(stored, probe.Simulator.GetCounters().Batches);
        Assert.Equal(202, (await probe.PostAsync(Batches, Submission(2))).Status);
    }

    [Fact]
    public async Task A_batch_can_fail_or_expire_as_a_whole()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "models": [{ "id": "a/b", "batch_seconds": 0 }],
              "faults": [
                { "kind": "provider_unavailable", "message": "gone", "when": { "endpoint": "batch_run", "times": 1 } },
                { "kind": "stall", "when": { "endpoint": "batch_run", "times": 1 } },
              ],
            }
            """);
        Reply failed = await RunAsync(probe, Submission(4));
        Assert.Equal(("failed", "gone", JsonValueKind.Null), (Text(failed, "status"), failed.Error.GetProperty("message").GetString(), failed.Json.GetProperty("results").ValueKind));
        Assert.Equal((0, 4), Counts(failed));
        Reply expired = await RunAsync(probe, Submission(4));
        Assert.Equal(("expired", 2), (Text(expired, "status"), expired.Json.GetProperty("results").GetArrayLength()));
        Assert.Equal("completed", Text(await RunAsync(probe, Submission(4)), "status"));
    }

    [Fact]
    public async Task More_than_a_thousand_results_come_in_pages()
    {
        await using Probe probe = await Probe.StartAsync("""{"models":[{"id":"a/b","batch_seconds":0}]}""");
        Reply over = await RunAsync(probe, Submission(2_001));
        Assert.Equal(JsonValueKind.Null, over.Json.GetProperty("results").ValueKind);
        HashSet<string> ids = [];
        string path = $"{Batches}/{Text(over, "id")}/results", cursor = "";
        for (int pages = 0; pages < 3; pages++)
        {
            JsonElement page = (await probe.GetAsync(path + cursor)).Json;
            foreach (JsonElement result in page.GetProperty("data").EnumerateArray()) Assert.True(ids.Add(result.GetProperty("custom_id").GetString()!));
            cursor = $"?cursor={page.GetProperty("next_cursor").GetString()}";
        }

        Assert.Equal((2_001, "?cursor="), (ids.Count, cursor));
        Assert.Equal(400, (await probe.GetAsync(path + "?cursor=x")).Status);
    }

    [Theory]
    [InlineData("""{"models":[{"id":"a/b","batch":1}]}""", "models[0].batch")]
    [InlineData("""{"models":[{"id":"a/b","batch_seconds":-1}]}""", "models[0].batch_seconds")]
    [InlineData("""{"faults":[{"kind":"trickle","when":{"endpoint":"batch"}}]}""", "faults[0].kind")]
    [InlineData("""{"faults":[{"kind":"moderation","when":{"endpoint":"batch_submit"}}]}""", "faults[0].kind")]
    [InlineData("""{"faults":[{"kind":"moderation","when":{"endpoint":"batch_run"}}]}""", "faults[0].kind")]
    public void Mistakes_of_a_scenario_are_told(string scenario, string place)
    {
        Assert.Contains(place, Assert.Throws<ScenarioException>(() => Scenario.Parse(scenario)).Message, StringComparison.Ordinal);
    }

    private static string Submission(int count) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"endpoint":"/v1/chat/completions","model":"a/b","requests":[{{string.Join(',', Enumerable.Range(0, count).Select(number => Request(number)))}}]}
        """);

    private static string Request(int number) => $$"""{"custom_id":"id-{{number}}","body":{"messages":[{"role":"user","content":"text {{number}}"}]} }""";

    private static async Task<Reply> RunAsync(Probe probe, string submission, string secret = Probe.Secret)
    {
        Reply taken = await probe.PostAsync(Batches, submission, secret);
        Assert.Equal(202, taken.Status);
        return await probe.GetAsync($"{Batches}/{Text(taken, "id")}", secret);
    }

    private static string? Text(Reply reply, string name) => reply.Json.GetProperty(name).GetString();

    private static (int Completed, int Failed) Counts(Reply reply) =>
        (reply.Json.GetProperty("request_counts").GetProperty("completed").GetInt32(), reply.Json.GetProperty("request_counts").GetProperty("failed").GetInt32());

    private static Dictionary<string, JsonElement> Results(Reply reply) =>
        reply.Json.GetProperty("results").EnumerateArray().ToDictionary(result => result.GetProperty("custom_id").GetString()!, StringComparer.Ordinal);
}
