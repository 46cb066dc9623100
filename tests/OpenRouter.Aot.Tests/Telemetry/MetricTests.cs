using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;
using OpenTelemetry.Metrics;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>Names, units, kinds and values of the metrics.</summary>
[Collection(Alone.Name)]
public class MetricTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_instrument_has_the_name_the_unit_and_the_kind_that_are_documented()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await StartWithEverythingAsync();
        IReadOnlyList<MetricSnapshot> metrics = listener.Collect();

        string[] told = [.. metrics.Select(metric => $"{metric.Name} {metric.Unit} {metric.MetricType}").Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "gen_ai.client.operation.duration s Histogram",
                "gen_ai.client.operation.time_per_output_chunk s Histogram",
                "gen_ai.client.operation.time_to_first_chunk s Histogram",
                "gen_ai.client.token.usage {token} Histogram",
                "openrouter.pool.account.credits.remaining {USD} DoubleGauge",
                "openrouter.pool.attempts {attempt} LongSum",
                "openrouter.pool.benched {bench} LongSumNonMonotonic",
                "openrouter.pool.cost {USD} DoubleSum",
                "openrouter.pool.in_flight {attempt} LongSumNonMonotonic",
                "openrouter.pool.key.expires_in s DoubleGauge",
                "openrouter.pool.key.limit.remaining {USD} DoubleGauge",
                "openrouter.pool.keys {key} LongSumNonMonotonic",
                "openrouter.pool.picks {pick} LongSum",
                "openrouter.pool.retries {attempt} LongSum",
                "openrouter.pool.retry_budget.remaining {attempt} DoubleGauge",
                "openrouter.pool.wait.duration s Histogram",
                "openrouter.pool.waiting {request} LongSumNonMonotonic",
            ], told);
        string documented = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "telemetry.md"));
        Assert.All(metrics, metric => Assert.Contains($"`{metric.Name}`", documented, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_histograms_have_the_bounds_of_the_conventions()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await StartWithEverythingAsync();

        Assert.Equal([0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92], Bounds(listener.Metric("gen_ai.client.operation.duration")));
        Assert.Equal([1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864], Bounds(listener.Metric("gen_ai.client.token.usage")));
    }

    [Fact]
    public async Task Requests_are_counted_by_model_group_tag_and_error()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Moderation, When = new FaultCondition { Model = "b/two" } }),
            options =>
            {
                options.Name = "counted";
                options.Keys[1].Group = "search";
            });
        var options = new RequestOptions { Group = "search", Tags = [new("team", "search"), new("feature", "summary")] };
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), options, Stop);
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), options, Stop);
        await Assert.ThrowsAnyAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello", "b/two"), ct: Stop));

        (string, object)[] mine = [("openrouter.client.name", "counted"), ("openrouter.group", "search"), ("openrouter.tag.team", "search"), ("openrouter.tag.feature", "summary")];
        Assert.Equal(2, listener.Count("gen_ai.client.operation.duration", [.. mine, ("gen_ai.request.model", "a/one"), ("gen_ai.response.model", "a/one"), ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "openrouter")]));
        Assert.Equal(1, listener.Count("gen_ai.client.operation.duration", ("error.type", "403"), ("gen_ai.request.model", "b/two")));
        Assert.Equal(2, listener.Count("gen_ai.client.token.usage", [.. mine, ("gen_ai.token.type", "input")]));
        Assert.Equal(2.0 * answer.Usage!.PromptTokens!.Value, listener.Sum("gen_ai.client.token.usage", [.. mine, ("gen_ai.token.type", "input")]));
        Assert.Equal(2, listener.Sum("openrouter.pool.attempts", [.. mine, ("openrouter.key.alias", "key-2"), ("openrouter.account", "account-2"), ("openrouter.outcome", "succeeded")]));
        Assert.Equal(1, listener.Sum("openrouter.pool.attempts", ("openrouter.outcome", "failed"), ("openrouter.scope", "request"), ("openrouter.action", "surface")));
    }

    [Fact]
    public async Task The_pool_tells_its_picks_benches_and_keys()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 3, scenario => scenario.Keys[2].Disabled = true, options => (options.Name, options.KeyCheckInterval) = ("pool", null));
        for (int i = 0; i < 9; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        (string, object) mine = ("openrouter.client.name", "pool");
        IReadOnlyList<KeyStatistics> keys = pool.Client.Keys.GetStatistics();
        Assert.All(keys, key => Assert.Equal(key.Picks, listener.Sum("openrouter.pool.picks", mine, ("openrouter.key.alias", key.Alias))));
        Assert.Equal(10, listener.Sum("openrouter.pool.picks", mine));
        Assert.Equal(2, listener.Sum("openrouter.pool.keys", mine, ("openrouter.key.state", "available")));
        Assert.Equal(1, listener.Sum("openrouter.pool.keys", mine, ("openrouter.key.state", "quarantined")));
        Assert.Equal(1, listener.Sum("openrouter.pool.benched", mine, ("openrouter.scope", "key")));
        Assert.Equal(0, listener.Sum("openrouter.pool.benched", mine, ("openrouter.scope", "account")));
        Assert.Equal(0, listener.Sum("openrouter.pool.in_flight", mine));
        Assert.Equal(1, listener.Sum("openrouter.pool.retries", mine, ("openrouter.scope", "key")));
        Assert.True(listener.Sum("openrouter.pool.retry_budget.remaining", mine) > 0);
    }

    [Fact]
    public async Task The_cost_is_that_of_every_attempt_also_of_streams_that_were_left()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1, scenario => scenario.Models[0].TokensPerSecond = 50, options => (options.Name, options.KeyCheckInterval) = ("cost", null));
        var tagged = new RequestOptions { Tags = [new("team", "cost-team")] };
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), tagged, Stop);
        await foreach (ChatChunk _ in pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), tagged, Stop))
            break;

        (string, object)[] mine = [("openrouter.client.name", "cost"), ("openrouter.tag.team", "cost-team")];
        Assert.Equal((double)answer.Info.Cost!.Value, listener.Sum("openrouter.pool.cost", [.. mine, ("openrouter.outcome", "succeeded")]), 12);
        Assert.Equal(1, listener.Sum("openrouter.pool.attempts", [.. mine, ("openrouter.outcome", "abandoned")]));
        await Eventually.HoldsAsync(
            () => listener.Sum("openrouter.pool.cost", [.. mine, ("openrouter.outcome", "abandoned")]) > 0, "the cost of the stream that was left is known");
        Assert.Equal((double)pool.Simulator.GetCounters().CostUsd, listener.Sum("openrouter.pool.cost", ("openrouter.client.name", "cost")), 12);
    }

    [Fact]
    public async Task Limits_expiry_and_credits_are_told_by_alias_and_account()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario =>
            {
                scenario.Keys[0].Limit = 5;
                scenario.Keys[0].ExpiresAt = DateTimeOffset.UtcNow.AddDays(3);
            },
            options => options.Name = "money");
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(TimeSpan.FromSeconds(20), Stop));

        (string, object) mine = ("openrouter.client.name", "money");
        Assert.Equal(5, listener.Sum("openrouter.pool.key.limit.remaining", mine, ("openrouter.key.alias", "key-1"), ("openrouter.account", "account-1")));
        Assert.InRange(listener.Sum("openrouter.pool.key.expires_in", mine, ("openrouter.key.alias", "key-1")), 2.9 * 86400, 3 * 86400);
        Assert.Equal(0, listener.Sum("openrouter.pool.key.limit.remaining", mine, ("openrouter.key.alias", "key-2")));
        await Eventually.HoldsAsync(() => listener.Sum("openrouter.pool.account.credits.remaining", mine) >= 199, "the credits of both accounts are known");
    }

    [Fact]
    public async Task A_request_that_waits_is_seen_while_it_does_and_afterwards()
    {
        using var listener = new Listener();
        // The first answer comes when the test says.
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Models[0].LatencyMs = new ScenarioRange(300, 300),
            options => (options.Name, options.Keys[0].MaxConcurrency, options.KeyCheckInterval) = ("waits", 1, null),
            simulation: simulation => simulation.TimeProvider = time);
        (string, object) mine = ("openrouter.client.name", "waits");
        Task<ChatCompletion>[] asked = [.. Enumerable.Range(0, 2).Select(_ => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop))];
        Assert.Equal((1, 1), (listener.Sum("openrouter.pool.in_flight", mine), listener.Sum("openrouter.pool.waiting", mine)));
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(300));
                return asked.All(one => one.IsCompleted);
            },
            "both are answered");
        await Task.WhenAll(asked);

        Assert.Equal(1, listener.Count("openrouter.pool.wait.duration", mine));
        Assert.Equal(0, listener.Sum("openrouter.pool.waiting", mine));
    }

    [Fact]
    public async Task A_client_that_was_disposed_of_is_read_no_more()
    {
        using var listener = new Listener();
        PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, options: options => options.Name = "gone");
        bool IsTold() => listener.Collect().Where(metric => metric.Name == "openrouter.pool.keys")
            .SelectMany(Listener.PointsOf).Any(point => Equals(Listener.Find(point, "openrouter.client.name"), "gone"));
        Assert.True(IsTold());
        await pool.DisposeAsync();
        Assert.False(IsTold());
    }

    [Fact]
    public async Task No_secret_is_told()
    {
        using var listener = new Listener();
        await using PoolUnderTest pool = await StartWithEverythingAsync();
        Assert.Contains("key-1", listener.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(PoolUnderTest.SecretMark, listener.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_a_tag_are_bounded()
    {
        string name = "openrouter.tag.bound-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        string?[] told = [.. Enumerable.Range(0, TagValues.MaxValues + 50).Select(i => TagValues.Admit(name, i.ToString(CultureInfo.InvariantCulture)))];
        Assert.Equal(TagValues.MaxValues + 1, told.Distinct().Count());
        Assert.Equal(50, told.Count(value => value == TagValues.Others));
        Assert.Equal("7", TagValues.Admit(name, "7"));
    }

    /// <summary>Something of everything that there is to tell.</summary>
    private static async Task<PoolUnderTest> StartWithEverythingAsync()
    {
        PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario =>
            {
                scenario.Keys[0].Limit = 5;
                scenario.Keys[0].ExpiresAt = DateTimeOffset.UtcNow.AddDays(3);
                scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.ServerError, When = new FaultCondition { Times = 1, Endpoint = null } });
            });
        await pool.Client.Keys.WaitForFirstCheckAsync(TimeSpan.FromSeconds(20), Stop);
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        await foreach (ChatChunk _ in pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hello"), ct: Stop))
        {
            // To its end.
        }

        return pool;
    }

    private static double[] Bounds(MetricSnapshot metric)
    {
        var bounds = new List<double>();
        foreach (HistogramBucket bucket in Listener.PointsOf(metric).First().GetHistogramBuckets())
            bounds.Add(bucket.ExplicitBound);
        return [.. bounds[..^1]];
    }
}
