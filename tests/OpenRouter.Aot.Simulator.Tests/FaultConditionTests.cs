using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

public class FaultConditionTests
{
    [Theory]
    [InlineData("\"from_request\":3", "001111")]
    [InlineData("\"until_request\":2", "110000")]
    [InlineData("\"from_request\":2,\"until_request\":3", "011000")]
    [InlineData("\"every\":3", "001001")]
    [InlineData("\"times\":2", "110000")]
    [InlineData("\"every\":2,\"times\":1", "010000")]
    [InlineData("\"probability\":1", "111111")]
    [InlineData("\"probability\":0", "000000")]
    public async Task A_condition_chooses_among_the_matching_requests(string when, string struck)
    {
        await using Probe probe = await Probe.StartWithFaultAsync($$"""{"kind":"server_error","when":{ {{when}} } }""");
        string seen = "";
        for (int i = 0; i < struck.Length; i++) seen += (await probe.ChatAsync()).Status == 500 ? '1' : '0';
        Assert.Equal(struck, seen);
        Assert.Equal(struck.Count(mark => mark == '1'), probe.Simulator.GetCounters().Faults["server_error"]);
    }

    [Fact]
    public async Task Filters_look_at_key_account_model_endpoint_and_stream()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "accounts": [{ "name": "acme" }, { "name": "other" }],
              "keys": [{ "alias": "one", "secret": "s1", "account": "acme" }, { "alias": "two", "secret": "s2", "account": "other" }],
              "faults": [
                { "kind": "status", "status": 590, "name": "by key", "when": { "key": "one", "stream": true } },
                { "kind": "status", "status": 591, "name": "by account", "when": { "account": "other", "endpoint": "embeddings" } },
                { "kind": "status", "status": 592, "name": "by model", "when": { "model": "x/y" } },
              ],
            }
            """);
        Assert.Equal(590, (await probe.ChatAsync(secret: "s1", stream: true)).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "s1")).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "s2", stream: true)).Status);
        Assert.Equal(591, (await probe.PostAsync("embeddings", """{"model":"a/b","input":"x"}""", "s2")).Status);
        Assert.Equal(592, (await probe.ChatAsync(secret: "s2", model: "x/y:floor")).Status);
    }

    [Fact]
    public async Task Seconds_count_from_the_start()
    {
        var time = new FakeTimeProvider();
        await using Probe probe = await Probe.StartAsync("""{"faults":[{"kind":"server_error","when":{"from_seconds":10,"until_seconds":20}}]}""", time);
        Assert.Equal(200, (await probe.ChatAsync()).Status);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(500, (await probe.ChatAsync()).Status);
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, (await probe.ChatAsync()).Status);
    }

    [Fact]
    public async Task Periods_repeat_and_tell_when_they_end()
    {
        var time = new FakeTimeProvider();
        await using Probe probe = await Probe.StartAsync(
            """{"faults":[{"kind":"upstream_throttle","retry_at_end":true,"when":{"from_seconds":1,"until_seconds":3,"period_seconds":4}}]}""", time);
        string seen = "";
        for (int halves = 0; halves < 16; halves++)
        {
            Reply reply = await probe.ChatAsync();
            seen += reply.Status == 200 ? "-" : reply.Header("Retry-After");
            time.Advance(TimeSpan.FromSeconds(0.5));
        }

        Assert.Equal("--2211----2211--", seen);
    }

    [Fact]
    public async Task Seconds_may_count_from_the_first_attempt()
    {
        var time = new FakeTimeProvider();
        await using Probe probe = await Probe.StartAsync("""
            { "keys": [{ "alias": "one", "secret": "s1" }],
              "faults": [{ "kind": "unauthorized", "when": { "endpoint": "key", "from_seconds": 2, "until_seconds": 4, "from_first_attempt": true } }] }
            """, time);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(200, (await probe.GetAsync("key", "s1")).Status);
        Assert.Equal(200, (await probe.ChatAsync(secret: "s1")).Status);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((401, 401), ((await probe.GetAsync("key", "s1")).Status, (await probe.GetAsync("auth/key", "s1")).Status));
        Assert.Equal((200, 200), ((await probe.ChatAsync(secret: "s1")).Status, (await probe.GetAsync("credits", "s1")).Status));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await probe.GetAsync("key", "s1")).Status);
        Assert.Equal((2, 2), (probe.Simulator.GetCounters().Faults["unauthorized"], probe.Simulator.GetCounters().Attempts));
    }

    [Fact]
    public async Task A_fault_strikes_the_look_up_of_a_key_only_by_name()
    {
        await using Probe probe = await Probe.StartAsync("""
            { "keys": [{ "alias": "one", "secret": "s1" }, { "alias": "two", "secret": "s2" }],
              "faults": [{ "kind": "server_error" }, { "kind": "html", "when": { "endpoint": "key", "key": "two" } }] }
            """);
        Assert.Equal((200, 503), ((await probe.GetAsync("key", "s1")).Status, (await probe.GetAsync("key", "s2")).Status));
        Assert.Equal(500, (await probe.ChatAsync(secret: "s1")).Status);
    }

    [Fact]
    public async Task Chance_depends_on_the_seed_and_not_on_who_comes_first()
    {
        const string Scenario = """{"seed":7,"faults":[{"kind":"server_error","when":{"probability":0.3}},{"kind":"error_in_200","when":{"probability":0.2}}]}""";
        List<(long, long)> runs = [];
        foreach (int concurrency in (int[])[1, 16, 40])
        {
            await using Probe probe = await Probe.StartAsync(Scenario);
            await Parallel.ForEachAsync(
                Enumerable.Range(0, 200),
                new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = TestContext.Current.CancellationToken },
                async (number, _) => await probe.ChatAsync($"request {number}"));
            runs.Add((probe.Simulator.GetCounters().Faults["server_error"], probe.Simulator.GetCounters().Faults["error_in_200"]));
        }

        Assert.Single(runs.Distinct());
        Assert.InRange(runs[0].Item1, 40, 80);
        await using Probe other = await Probe.StartAsync(Scenario, seed: 8);
        string seen = "", again = "";
        for (int i = 0; i < 40; i++) seen += (await other.ChatAsync()).Status == 500 ? '1' : '0';
        await using Probe same = await Probe.StartAsync(Scenario);
        for (int i = 0; i < 40; i++) again += (await same.ChatAsync()).Status == 500 ? '1' : '0';
        Assert.NotEqual(seen, again);
    }

    [Fact]
    public async Task Faults_that_add_up_join_the_one_that_decides()
    {
        await using Probe probe = await Probe.StartAsync("""{"faults":[{"kind":"keep_alive_whitespace","count":1},{"kind":"keep_alive_whitespace","count":1},{"kind":"error_in_200"},{"kind":"empty"}]}""");
        Reply reply = await probe.ChatAsync();
        Assert.StartsWith("\n         \n\n         \n{\"error\"", reply.Text, StringComparison.Ordinal);
        IReadOnlyDictionary<string, long> faults = probe.Simulator.GetCounters().Faults;
        Assert.Equal((1, 1, 1, 0), (faults["keep_alive_whitespace"], faults["keep_alive_whitespace-2"], faults["error_in_200"], faults["empty"]));
    }
}
