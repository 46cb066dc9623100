using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class DrainTests
{
    private const int Started = 30, Ended = 31, TimedOut = 32;

    // The service's clock alone is in the test's hand: its slow model answers when the test says so.
    private readonly FakeTimeProvider serviceTime = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_that_stops_waits_for_requests_and_serves_new_ones_meanwhile(bool isStream)
    {
        await using OpenRouterSimulator simulator = await StartSlowAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter());
        OpenRouterClient client = host.Client;
        Task<string> slow = isStream ? StreamAsync(client, "a/slow") : CompleteAsync(client, "a/slow");
        await Eventually.HoldsAsync(() => simulator.GetCounters().InFlight == 1, "the slow request");

        Task stopping = host.StopAsync(Stop);
        await Eventually.HoldsAsync(() => host.Log.Of(Started).Count == 1, "the drain");
        Assert.NotEmpty(await CompleteAsync(client, "a/one"));
        Assert.False(stopping.IsCompleted);
        Assert.False(slow.IsCompleted);
        Assert.NotEmpty(await ClockedTask.EndsAsync(slow, serviceTime, TimeSpan.FromSeconds(60)));
        await stopping;
        Assert.Single(host.Log.Of(Ended));
        Assert.Empty(host.Log.Of(TimedOut));
        Assert.Equal((2L, 0L), (simulator.GetCounters().Succeeded, simulator.GetCounters().Left));
    }

    [Fact]
    public async Task A_request_on_a_key_that_has_left_the_pool_is_waited_for()
    {
        await using OpenRouterSimulator simulator = await StartSlowAsync();
        await using TestHost host = await TestHost.StartAsync(
            Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter().Configure<OpenRouterHostingOptions>(options => options.Debounce = TimeSpan.FromMilliseconds(1)));
        Task<string> slow = CompleteAsync(host.Client, "a/slow");
        await Eventually.HoldsAsync(() => simulator.GetCounters().InFlight == 1, "the slow request");
        host.Rewrite(Service.Settings(simulator, 2));
        await Eventually.HoldsAsync(() => host.Log.Of(2).Count == 1, "the reload");
        Task stopping = host.StopAsync(Stop);
        await Eventually.HoldsAsync(() => host.Log.Of(Started).Count == 1, "the drain");
        Assert.False(stopping.IsCompleted);
        Assert.NotEmpty(await ClockedTask.EndsAsync(slow, serviceTime, TimeSpan.FromSeconds(60)));
        await stopping;
    }

    [Fact]
    public async Task A_request_that_waits_for_its_next_attempt_is_waited_for()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 1, When = new FaultCondition { Times = 1 } }));
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter());
        Task<string> waiting = CompleteAsync(host.Client, "a/one");
        await Eventually.HoldsAsync(() => host.Client.GetStatistics().Waiting == 1, "the request that waits");
        await host.StopAsync(Stop);
        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.Equal(0, host.Client.GetStatistics().Waiting);
    }

    [Fact]
    public async Task What_does_not_end_is_given_up_when_the_host_may_wait_no_longer()
    {
        await using OpenRouterSimulator simulator = await StartSlowAsync();
        TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter());
        Task<string> slow = CompleteAsync(host.Client, "a/slow");
        await Eventually.HoldsAsync(() => simulator.GetCounters().InFlight == 1, "the slow request");
        using var limit = new CancellationTokenSource();
        Task stopping = host.StopAsync(limit.Token);
        await Eventually.HoldsAsync(() => host.Log.Of(Started).Count == 1, "the drain");
        limit.Cancel();
        await stopping;
        Assert.Contains("gives up 1 requests", Assert.Single(host.Log.Of(TimedOut)).Text, StringComparison.Ordinal);
        await host.DisposeAsync();
        await simulator.DisposeAsync();
        await Assert.ThrowsAnyAsync<OpenRouterException>(() => slow);
    }

    [Fact]
    public async Task Without_requests_there_is_nothing_to_wait_for()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter());
        await CompleteAsync(host.Client, "a/one");
        await host.StopAsync(Stop);
        Assert.Empty(host.Log.Of(Started));
    }

    private Task<OpenRouterSimulator> StartSlowAsync() => Service.StartAsync(
        change: scenario =>
        {
            scenario.Models.Add(new ScenarioModel { Id = "a/one" });
            scenario.Models.Add(new ScenarioModel { Id = "a/slow", LatencyMs = 60_000 });
        },
        time: serviceTime);

    private static async Task<string> CompleteAsync(OpenRouterClient client, string model) =>
        (await client.Chat.CompleteAsync(new ChatRequest { Model = model, Messages = ["Hello"], MaxTokens = 50 }, ct: Stop)).Text;

    private static async Task<string> StreamAsync(OpenRouterClient client, string model)
    {
        string text = "";
        await foreach (ChatChunk chunk in client.Chat.StreamAsync(new ChatRequest { Model = model, Messages = ["Hello"], MaxTokens = 50 }, ct: Stop))
            text += chunk.Text;
        return text;
    }
}
