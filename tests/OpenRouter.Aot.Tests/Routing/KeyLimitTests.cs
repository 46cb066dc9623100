using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Limits of keys and accounts, before a service that refuses what passes them.</summary>
public class KeyLimitTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Requests_wait_for_room_and_the_service_never_sees_more_than_the_limit(bool isLimitOfKeys)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            scenario =>
            {
                foreach (ScenarioAccount account in scenario.Accounts)
                    account.MaxInFlight = 4;
                foreach (ScenarioModel model in scenario.Models)
                    model.LatencyMs = new ScenarioRange(5, 15);
            },
            options =>
            {
                if (!isLimitOfKeys)
                    options.Accounts["acme"] = new AccountOptions { MaxConcurrency = 4 };
                foreach (KeyOptions key in options.Keys)
                    key.MaxConcurrency = isLimitOfKeys ? 2 : null;
            },
            account: _ => "acme");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask($"hello {number}"), ct: Stop)));

        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((200, 200), (counters.Attempts, counters.Succeeded));
        pool.AssertCountersAgree();
    }

    [Fact(Timeout = 60_000)]
    public async Task Room_that_comes_back_calls_who_waits_without_the_help_of_any_timer()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        // The clock stands still: nobody who waits would ever look again by himself.
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 2,
            options: options =>
            {
                options.TimeProvider = new FakeTimeProvider(DateTimeOffset.UtcNow);
                foreach (KeyOptions key in options.Keys)
                    key.MaxConcurrency = 1;
            });

        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask($"hello {number}"), ct: stop)));

        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_request_that_finds_no_room_until_its_deadline_is_told_why()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }),
            options => options.Keys[0].MaxConcurrency = 1);
        await using IAsyncEnumerator<ChatChunk> held = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hold"), ct: Stop).GetAsyncEnumerator(Stop);
        Assert.True(await held.MoveNextAsync());

        var options = new RequestOptions { Deadline = TimeSpan.FromMilliseconds(50) };
        KeysUnavailableException error = await Assert.ThrowsAsync<KeysUnavailableException>(
            () => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), options, Stop));

        Assert.Contains("limit of its concurrency", Assert.Single(error.Keys).Reason, StringComparison.Ordinal);
        Assert.Equal(1, pool.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task A_stream_that_is_dropped_without_being_left_gives_its_key_back_with_the_garbage()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 4 }),
            options => options.Keys[0].MaxConcurrency = 1);
        await DropAsync(pool);

        while (pool.Client.Keys.GetStatistics()[0].InFlight > 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(1, Stop);
        }

        KeyStatistics key = pool.Client.Keys.GetStatistics()[0];
        Assert.Equal((1, 1), (key.Picks, key.Abandoned));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task DropAsync(PoolUnderTest pool)
    {
        IAsyncEnumerator<ChatChunk> stream = pool.Client.Chat.StreamAsync(PoolUnderTest.Ask("hold"), ct: Stop).GetAsyncEnumerator(Stop);
        Assert.True(await stream.MoveNextAsync());
        Assert.Equal(1, pool.Client.Keys.GetStatistics()[0].InFlight);
    }
}
