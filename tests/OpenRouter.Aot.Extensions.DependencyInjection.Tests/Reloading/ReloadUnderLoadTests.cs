using Microsoft.Extensions.DependencyInjection;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class ReloadUnderLoadTests
{
    private const int Requests = 600, Workers = 12;

    [Fact]
    public async Task Keys_that_change_under_load_lose_no_request_and_the_new_key_serves()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            change: scenario => scenario.Models.Add(new ScenarioModel { Id = "a/one", LatencyMs = new ScenarioRange(1, 10), TokensPerSecond = 2000 }));
        await using TestHost host = await TestHost.StartAsync(
            Service.Settings(simulator, 1, 2), builder => builder.Services.AddOpenRouter()
                .Configure<OpenRouterHostingOptions>(options => options.Debounce = TimeSpan.FromMilliseconds(5)));
        OpenRouterClient client = host.Client;
        int next = 0, answered = 0, reloads = 0;

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) <= Requests)
            {
                string text = "";
                if (next % 2 == 0)
                {
                    text = (await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: stop)).Text;
                }
                else
                {
                    await foreach (ChatChunk chunk in client.Chat.StreamAsync(Service.Ask("Hello"), ct: stop))
                        text += chunk.Text;
                }

                Assert.NotEmpty(text);
                Interlocked.Increment(ref answered);
            }
        }

        Task work = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync()));
        // Never the same keys twice in a row, and at the end the third alone.
        int[][] pools = [[2, 3], [1], [3, 1], [2]];
        for (int change = 0; !work.IsCompleted && answered < Requests * 3 / 4; change++)
        {
            host.Rewrite(Service.Settings(simulator, pools[change % pools.Length]));
            int seen = ++reloads;
            await Eventually.HoldsAsync(() => host.Log.Of(2).Count >= seen || work.IsCompleted, "the reload");
        }

        host.Rewrite(Service.Settings(simulator, 3));
        await work;
        await Eventually.HoldsAsync(() => client.GetStatistics().Keys is [{ Alias: "key-3" }], "the third key alone");
        ChatCompletion last = await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: stop);
        SimulatorCounters counters = simulator.GetCounters();
        Assert.Equal((Requests, "key-3"), (answered, last.Info.KeyAlias));
        Assert.Equal((Requests + 1, Requests + 1, 0L), (counters.Attempts, counters.Succeeded, counters.Left));
        Assert.All((string[])["key-1", "key-2", "key-3"], key => Assert.True(counters.Keys[key].Succeeded > 0, key));
        Assert.True(reloads > 3, $"{reloads} reloads");
        Assert.Empty(host.Log.Of(3));
    }
}
