namespace OpenRouter.Aot.Simulator.Tests;

public class CounterTests
{
    [Fact]
    public async Task Counters_add_up_under_mixed_concurrent_requests_at_every_moment()
    {
        await using Probe probe = await Probe.StartAsync("""
            {
              "seed": 3,
              "accounts": [{ "name": "acme", "max_in_flight": 12 }],
              "keys": [{ "alias": "one", "secret": "s1", "account": "acme" }, { "alias": "two", "secret": "s2" }, { "alias": "three", "secret": "s3", "disabled": true }],
              "models": [{ "id": "a/b", "latency_ms": { "min": 0, "max": 8 } }, { "id": "c/d", "tokens_per_second": 4000 }],
              "faults": [
                { "kind": "server_error", "when": { "probability": 0.1 } }, { "kind": "cut", "when": { "every": 11 } },
                { "kind": "upstream_throttle", "when": { "model": "c/d", "probability": 0.2 } }, { "kind": "mid_stream_error", "when": { "stream": true, "every": 5 } },
                { "kind": "cut", "after_tokens": 2, "name": "late cut", "when": { "every": 9 } }, { "kind": "empty", "when": { "every": 7 } },
              ],
            }
            """);
        string?[] secrets = ["s1", "s2", "s3", "nobody", null];
        long good = 0;
        using var done = new CancellationTokenSource();
        Task watcher = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                AssertAddsUp(probe.Simulator.GetCounters());
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }, TestContext.Current.CancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 200, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                string text = $"request {number}";
                bool stream = number % 2 == 0;
                try
                {
                    Reply reply = await probe.ChatAsync(text, number % 3 == 0 ? "c/d" : number % 17 == 0 ? "no/such" : "a/b", stream, secrets[number * 7 % 11 % 5]);
                    if (reply.Status != 200) return;
                    bool whole = stream ? reply.Events[^1] == "[DONE]" && !reply.Text.Contains("\"error\"", StringComparison.Ordinal) : true;
                    string content = stream ? reply.StreamedContent : reply.Content;
                    if (whole && content.StartsWith($"echo: {text} ", StringComparison.Ordinal)) Interlocked.Increment(ref good);
                }
                catch (HttpRequestException)
                {
                    // A cut connection is one of the faults.
                }
            });
        await done.CancelAsync();
        await watcher;
        SimulatorCounters counters = probe.Simulator.GetCounters();
        AssertAddsUp(counters);
        Assert.Equal((200, 0), (counters.Attempts, counters.InFlight));
        Assert.Equal(good, counters.Succeeded);
        Assert.InRange(good, 20, 180);
        Assert.InRange(counters.MaxInFlight, 2, 200);
        Assert.All(["server_error", "cut", "upstream_throttle", "mid_stream_error", "late cut", "empty"], fault => Assert.True(counters.Faults[fault] > 0, fault));
    }

    [Fact]
    public async Task A_client_that_leaves_is_a_failure()
    {
        await using Probe probe = await Probe.StartAsync("""{"models":[{"id":"a/b","latency_ms":600000}]}""");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<HttpResponseMessage> asked = probe.OpenAsync("chat/completions", Probe.ChatBody(), patience.Token);
        await Eventually.HoldsAsync(() => probe.Simulator.GetCounters().InFlight == 1);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Eventually.HoldsAsync(() => probe.Simulator.GetCounters() is { InFlight: 0, Failed: 1 });
        Assert.True(probe.Simulator.GetCounters().CostUsd > 0);
        await Eventually.HoldsAsync(() => probe.Simulator.GetCounters() is { Left: 1, Connections: 1, OpenConnections: 0 });
    }

    [Fact]
    public async Task Whoever_resets_a_stream_of_HTTP_2_has_left()
    {
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { Scenario = Scenario.Parse("""{"faults":[{"kind":"stall"}]}"""), UseHttp2 = true }, TestContext.Current.CancellationToken);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{simulator.BaseUrl}/chat/completions")
        {
            Content = new StringContent(Probe.ChatBody(stream: true)),
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer any");
        HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpVersion.Version20, response.Version);
        response.Dispose();
        await Eventually.HoldsAsync(() => simulator.GetCounters() is { InFlight: 0, Left: 1, Connections: 1, OpenConnections: 1 });
    }

    [Fact]
    public void Models_without_end_do_not_fill_the_memory()
    {
        var tally = new Tally();
        for (int i = 0; i < 1_500; i++) tally.End(tally.Begin("k", "a", $"m{i}"), succeeded: true, cost: 0);
        SimulatorCounters counters = tally.Snapshot();
        Assert.Equal(1_001, counters.Models.Count);
        Assert.Equal(500, counters.Models["other"].Attempts);
        AssertAddsUp(counters);
    }

    private static void AssertAddsUp(SimulatorCounters counters)
    {
        Assert.Equal(counters.Attempts, counters.Succeeded + counters.Failed + counters.InFlight);
        foreach (IReadOnlyDictionary<string, AttemptCounters> part in (IReadOnlyDictionary<string, AttemptCounters>[])[counters.Keys, counters.Models, counters.Accounts])
        {
            Assert.Equal(
                (counters.Attempts, counters.Succeeded, counters.Failed),
                (part.Values.Sum(cell => cell.Attempts), part.Values.Sum(cell => cell.Succeeded), part.Values.Sum(cell => cell.Failed)));
        }
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task Work_that_is_answered_well_again_is_counted_where_that_is_wanted(bool counts, int repeated)
    {
        await using Probe probe = await Probe.StartAsync(new SimulatorOptions
        {
            CountsRepeats = counts,
            Scenario = Scenario.Parse("""{"faults":[{"kind":"error_in_200","when":{"until_request":1}}]}"""),
        });
        // The first fails, so the second is no repeat.
        for (int i = 0; i < 4; i++) await probe.ChatAsync("one");
        await probe.ChatAsync("two");
        Assert.Equal((repeated, 4), (probe.Simulator.GetCounters().Repeated, probe.Simulator.GetCounters().Succeeded));
    }
}
