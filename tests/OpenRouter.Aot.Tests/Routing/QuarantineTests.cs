using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>How quarantined keys come back.</summary>
public class QuarantineTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_the_service_knows_again_comes_back_by_one_request()
    {
        var asked = new CountingHandler();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Unauthorized, When = new FaultCondition { Key = "key-2", Times = 1 } }),
            options => Hasten(options, asked));
        // The quarantine itself may be over before anybody looks; the failure stays counted.
        while (pool.Client.Keys.GetStatistics()[1].Failed == 0)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        while (pool.Client.Keys.GetStatistics()[1].State == KeyState.Quarantined)
            await Task.Delay(1, Stop);

        Assert.Equal(KeyState.HalfOpen, pool.Client.Keys.GetStatistics()[1].State);
        Assert.True(asked.Count >= 1);
        while (pool.Client.Keys.GetStatistics()[1].State != KeyState.Available)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        Assert.Equal((1, 1), (pool.Client.Keys.GetStatistics()[1].Failed, pool.Client.Keys.GetStatistics()[1].Succeeded));
    }

    [Fact]
    public async Task A_dead_key_is_asked_about_again_and_again_and_costs_no_further_request()
    {
        var asked = new CountingHandler();
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2, scenario => scenario.Keys[1].Disabled = true, options => Hasten(options, asked));
        while (asked.Count < 3)
        {
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
            await Task.Delay(1, Stop);
        }

        KeyStatistics dead = pool.Client.Keys.GetStatistics()[1];
        Assert.Equal(KeyState.Quarantined, dead.State);
        // One, where the request was quicker than the first question.
        Assert.InRange(dead.Attempts, 0, 1);
    }

    private static void Hasten(OpenRouterClientOptions options, CountingHandler handler)
    {
        options.Breaker.Cooldown = TimeSpan.FromMilliseconds(5);
        options.Breaker.MaxCooldown = TimeSpan.FromMilliseconds(20);
        options.HandlerFactory = () => handler;
    }

    /// <summary>Counts the questions about keys.</summary>
    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/key", StringComparison.Ordinal))
                Interlocked.Increment(ref count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
