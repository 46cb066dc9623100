using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Limits of keys whose figures are known, before a service that refuses whoever has reached his.</summary>
public class KeyMoneyTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_key_with_little_left_is_passed_over_for_a_dear_request_and_used_for_a_cheap_one()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Keys[0].Limit = 0.001m);
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        Assert.Equal(0.001m, pool.Client.Keys.GetStatistics()[0].LimitRemaining);
        while (pool.Simulator.GetCounters().Keys["key-2"].Succeeded == 0)
            await AskAsync(pool, maxTokens: 50);
        long before = pool.Simulator.GetCounters().Keys["key-1"].Attempts;

        for (int i = 0; i < 10; i++)
            Assert.Equal("key-2", (await AskAsync(pool, maxTokens: 5_000)).Info.KeyAlias);
        Assert.Equal(before, pool.Simulator.GetCounters().Keys["key-1"].Attempts);

        string?[] cheap = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => (await AskAsync(pool, maxTokens: 50)).Info.KeyAlias))];
        Assert.Equal(["key-1", "key-2"], cheap.Distinct().Order());
        Assert.Equal(0, pool.Simulator.GetCounters().Failed);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task Where_figures_and_prices_are_known_the_service_never_has_to_refuse()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 4, scenario =>
        {
            foreach (ScenarioKey key in scenario.Keys.Take(3))
                key.Limit = 0.003m;
            foreach (ScenarioModel model in scenario.Models)
                model.LatencyMs = new ScenarioRange(1, 5);
        });
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        await AskAsync(pool, maxTokens: 32);

        await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => AskAsync(pool, maxTokens: 32)));

        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((401, 401, 0), (counters.Attempts, counters.Succeeded, counters.Failed));
        pool.AssertCountersAgree();
        // They were not spared either: each has spent nearly all of it.
        Assert.All(pool.Client.Keys.GetStatistics().Take(3), key => Assert.InRange(key.LimitRemaining!.Value, 0, 0.001m));
    }

    [Fact]
    public async Task A_request_that_no_key_can_pay_is_told_so_at_once()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Keys[0].Limit = 0.001m, options => options.TimeProvider = new FakeTimeProvider(DateTimeOffset.UtcNow));
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        await AskAsync(pool, maxTokens: 50);

        KeysUnavailableException error = await Assert.ThrowsAsync<KeysUnavailableException>(() => AskAsync(pool, maxTokens: 50_000));

        Assert.Contains("left of its limit", Assert.Single(error.Keys).Reason, StringComparison.Ordinal);
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
        await AskAsync(pool, maxTokens: 50);
    }

    [Fact]
    public async Task A_key_with_nothing_left_costs_no_attempt_and_comes_back_once_its_owner_raises_the_limit()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
        using var questions = new KeyQuestions(time);
        const string Spent = """{"data":{"limit":2,"limit_remaining":0,"limit_reset":"monthly"}}""";
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Status, Status = 200, Body = Spent, When = new FaultCondition { Key = "key-1", Endpoint = "key", Times = 1 } }),
            options => (options.TimeProvider, options.HandlerFactory) = (time, () => questions));
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        for (int i = 0; i < 10; i++)
            await AskAsync(pool, maxTokens: 50);
        KeyStatistics key = pool.Client.Keys.GetStatistics()[0];
        Assert.Equal((KeyState.Benched, 0), (key.State, key.Attempts));
        Assert.InRange(key.BenchedUntil!.Value, new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 1, 0, 1, 0, TimeSpan.Zero));

        time.Advance(TimeSpan.FromMinutes(6));
        await KeyQuestions.WaitAsync(() => pool.Client.Keys.GetStatistics()[0].State == KeyState.HalfOpen);
        for (int i = 0; i < 10; i++)
            await AskAsync(pool, maxTokens: 50);
        Assert.Equal(KeyState.Available, pool.Client.Keys.GetStatistics()[0].State);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task In_the_hour_before_a_reset_requests_go_to_the_key_whose_money_is_lost_otherwise()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.Zero));
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 3, scenario => (scenario.Keys[1].Limit, scenario.Keys[1].LimitReset) = (1, LimitReset.Daily), options => options.TimeProvider = time);
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        for (int i = 0; i < 12; i++)
            Assert.Equal("key-2", (await AskAsync(pool, maxTokens: 50)).Info.KeyAlias);
        time.Advance(TimeSpan.FromMinutes(30));
        string?[] after = [.. await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await AskAsync(pool, maxTokens: 50)).Info.KeyAlias))];
        Assert.Equal(["key-1", "key-2", "key-3"], after.Distinct().Order());
    }

    private static Task<ChatCompletion> AskAsync(PoolUnderTest pool, int maxTokens) =>
        pool.Client.Chat.CompleteAsync(new ChatRequest { Model = "a/one", Messages = ["hello"], MaxTokens = maxTokens }, ct: Stop);
}
