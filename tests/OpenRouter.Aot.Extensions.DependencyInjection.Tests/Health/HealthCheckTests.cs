using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class HealthCheckTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Healthy_then_degraded_while_anything_can_be_served_then_unhealthy()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            keys: 2,
            scenario =>
            {
                scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.KeyLimit, When = new FaultCondition { Key = "key-1" } });
            },
            time);
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), Build, time);
        HealthReportEntry entry = Assert.Single((await host.CheckHealthAsync()).Entries).Value;
        Assert.Equal((HealthStatus.Healthy, "1 of 1 keys can serve."), (entry.Status, entry.Description));
        Assert.Equal(["ready"], entry.Tags);
        Assert.Equal(0, simulator.GetCounters().Attempts);

        host.Rewrite(Service.Settings(simulator, 1, 2));
        time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(host.Client, simulator, "key-1");
        entry = (await host.CheckHealthAsync()).Entries["openrouter"];
        Assert.Equal((HealthStatus.Degraded, "1 of 2 keys can serve."), (entry.Status, entry.Description));
        Assert.StartsWith("Benched until ", Assert.IsType<string>(entry.Data["key.key-1"]), StringComparison.Ordinal);
        Assert.Equal((2, 1, 0), ((int)entry.Data["keys"], (int)entry.Data["available"], (int)entry.Data["in_flight"]));

        host.Rewrite(Service.Settings(simulator, 1));
        time.Advance(TimeSpan.FromSeconds(1));
        entry = (await host.CheckHealthAsync()).Entries["openrouter"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.All(entry.Data.Values, value => Assert.DoesNotContain(Service.SecretMark, $"{value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_left_alone_degrades_it()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            keys: 1, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 30 }), time);
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), Build, time);
        Assert.False((await host.Client.Chat.TryCompleteAsync(Service.Ask("Hello"), new RequestOptions { MaxAttempts = 1 }, Stop)).IsSuccess);
        HealthReportEntry entry = (await host.CheckHealthAsync()).Entries["openrouter"];
        Assert.Equal((HealthStatus.Degraded, "1 of 1 keys can serve."), (entry.Status, entry.Description));
        Assert.Contains(entry.Data.Keys, name => name.StartsWith("model.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_outage_in_which_every_key_is_refused_is_unhealthy_though_no_key_is_to_blame()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            keys: 3, scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Unauthorized, When = new FaultCondition { FromSeconds = 10 } }), time);
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1, 2, 3), Build, time);
        for (int request = 0; request < 6; request++)
            Assert.True((await host.Client.Chat.TryCompleteAsync(Service.Ask("Hello"), ct: Stop)).IsSuccess);
        time.Advance(TimeSpan.FromSeconds(11));
        // The clock stands still from here on: the request would wait for the end of the outage.
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task asked = host.Client.Chat.TryCompleteAsync(Service.Ask("Hello"), ct: leave.Token).AsTask();
        await Eventually.HoldsAsync(() => host.Client.GetStatistics().OutageSince is not null, "every key is refused");
        HealthReportEntry entry = (await host.CheckHealthAsync()).Entries["openrouter"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("OpenRouter refuses every key since ", entry.Description, StringComparison.Ordinal);
        await leave.CancelAsync();
        await Task.WhenAny(asked);
    }

    [Fact]
    public async Task A_named_client_has_a_check_of_its_own()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        void Set(OpenRouterClientOptions options) => options.Keys.Add(new KeyOptions { Secret = new ApiKey(Service.SecretMark + "1") });
        await using TestHost host = await TestHost.StartAsync("{}", builder => builder.Services
            .AddOpenRouter("a", Set).AddOpenRouter("b", Set)
            .AddHealthChecks()
            .AddOpenRouter(clientName: "a")
            .AddOpenRouter("mine", "b", HealthStatus.Degraded, ["live", "llm"]));
        HealthReport report = await host.CheckHealthAsync();
        Assert.Equal(["mine", "openrouter-a"], report.Entries.Keys.Order());
        Assert.Equal(["live", "llm"], report.Entries["mine"].Tags);
        var registered = host.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single(one => one.Name == "mine");
        Assert.Equal(HealthStatus.Degraded, registered.FailureStatus);
    }

    private static void Build(Microsoft.Extensions.Hosting.HostApplicationBuilder builder) => builder.Services
        .AddOpenRouter()
        .Configure<OpenRouterClientOptions>(options => options.KeyCheckInterval = null)
        .AddHealthChecks().AddOpenRouter();

    private static async Task FailAsync(OpenRouterClient client, OpenRouterSimulator simulator, string key)
    {
        // Without a moment at which its limit resets, the third failure benches it.
        for (int request = 0; request < 20 && client.GetStatistics().Keys.All(one => one.State == KeyState.Available); request++)
            Assert.True((await client.Chat.TryCompleteAsync(Service.Ask("Hello"), ct: Stop)).IsSuccess);
        Assert.Equal(KeyState.Benched, client.GetStatistics().Keys.Single(one => one.Alias == key).State);
        Assert.True(simulator.GetCounters().Keys[key].Failed > 0);
    }
}
