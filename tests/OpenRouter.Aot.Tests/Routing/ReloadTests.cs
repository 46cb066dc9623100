using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Pools whose keys change while requests run.</summary>
public class ReloadTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reload_drops_no_request_and_a_removed_key_gets_no_more()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3, scenario => scenario.Models[0].LatencyMs = new ScenarioRange(1, 5));
        Task requests = Parallel.ForAsync(0, 300, Stop, async (number, stop) => await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask($"hello {number}"), ct: stop));
        int round = 0;
        while (!requests.IsCompleted)
        {
            pool.Client.ReloadKeys(Options([1 + (round % 3), 1 + ((round + 1) % 3)]));
            round++;
            await Task.Delay(1, Stop);
        }

        await requests;
        Assert.Equal((300, 300), (pool.Simulator.GetCounters().Attempts, pool.Simulator.GetCounters().Succeeded));
        pool.Client.ReloadKeys(Options([2]));
        long before = pool.Simulator.GetCounters().Keys["key-2"].Attempts;
        for (int i = 0; i < 10; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        Assert.Equal(before + 10, pool.Simulator.GetCounters().Keys["key-2"].Attempts);
        Assert.Equal("key-2", Assert.Single(pool.Client.Keys.GetStatistics()).Alias);
    }

    [Fact]
    public async Task A_replacement_takes_over_after_its_first_success()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, options: options =>
        {
            options.Keys[0].Replacement = options.Keys[1].Secret;
            options.Keys.RemoveAt(1);
        });
        for (int i = 0; i < 10; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        // key-1 and key-2 are the service's names for the two secrets.
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.InRange(counters.Keys.GetValueOrDefault("key-1")?.Attempts ?? 0, 0, 1);
        KeyStatistics key = Assert.Single(pool.Client.Keys.GetStatistics());
        Assert.Equal((10, 10, KeyState.Standby), (key.Attempts, key.Succeeded, key.OtherSecret));
    }

    [Fact]
    public async Task A_replacement_that_is_refused_leaves_the_old_secret_in_service()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 2, scenario => scenario.Keys[1].Disabled = true, options =>
        {
            options.KeyCheckInterval = null;
            options.Keys[0].Replacement = options.Keys[1].Secret;
            options.Keys.RemoveAt(1);
        });
        for (int i = 0; i < 10; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        Assert.Equal((1, 10), (pool.Simulator.GetCounters().Keys["key-2"].Attempts, pool.Simulator.GetCounters().Keys["key-1"].Succeeded));
        KeyStatistics key = Assert.Single(pool.Client.Keys.GetStatistics());
        Assert.Equal((KeyState.Available, KeyState.Quarantined), (key.State, key.OtherSecret));
    }

    [Fact]
    public async Task A_bad_reload_changes_nothing_and_names_every_mistake()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1);
        OpenRouterClientOptions bad = Options([1, 1]);
        bad.Keys[1].Pace = -1;
        OpenRouterConfigurationException error = Assert.Throws<OpenRouterConfigurationException>(() => pool.Client.ReloadKeys(bad));
        Assert.True(error.Mistakes.Count >= 3, string.Join('\n', error.Mistakes));

        OpenRouterClientOptions other = Options([1]);
        other.Strategy = KeyStrategy.LeastInFlight;
        Assert.Contains("RoundRobin", Assert.Throws<OpenRouterConfigurationException>(() => pool.Client.ReloadKeys(other)).Message, StringComparison.Ordinal);
        Assert.Equal("key-1", Assert.Single(pool.Client.Keys.GetStatistics()).Alias);
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);

        pool.Client.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pool.Client.ReloadKeys(Options([1])));
    }

    private static OpenRouterClientOptions Options(int[] numbers)
    {
        var options = new OpenRouterClientOptions();
        foreach (int number in numbers)
            options.Keys.Add(new KeyOptions { Alias = $"key-{number}", Secret = new ApiKey(PoolUnderTest.SecretMark + number), Account = $"account-{number}" });
        return options;
    }
}
