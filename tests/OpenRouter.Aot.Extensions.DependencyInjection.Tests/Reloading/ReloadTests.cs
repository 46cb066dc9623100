using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class ReloadTests
{
    private const int Reloaded = 2, Refused = 3, RestartNeeded = 4;
    private static readonly TimeSpan Debounce = new OpenRouterHostingOptions().Debounce;

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Changed_keys_of_the_configuration_are_taken_over()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1, 2), builder => builder.Services.AddOpenRouter(), time);
        OpenRouterClient client = host.Client;
        host.Rewrite(Service.Settings(simulator, 2, 3).Replace("\"alias\": \"key-2\"", "\"alias\": \"key-2\", \"weight\": 1, \"concurrency\": 4", StringComparison.Ordinal));
        Assert.Empty(host.Log.Of(Reloaded));
        time.Advance(Debounce);
        Assert.Contains("Added: key-3. Removed: key-1. Changed: key-2.", Assert.Single(host.Log.Of(Reloaded)).Text, StringComparison.Ordinal);
        Assert.Equal(["key-2", "key-3"], client.GetStatistics().Keys.Select(key => key.Alias));
    }

    [Fact]
    public async Task A_burst_of_changes_is_read_once_and_one_without_end_all_the_same()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter(), time);
        _ = host.Client;
        for (int change = 0; change < 5; change++)
        {
            host.Rewrite(Service.Settings(simulator, 1, 2));
            time.Advance(Debounce / 2);
        }

        Assert.Empty(host.Log.Of(Reloaded));
        time.Advance(Debounce);
        Assert.Single(host.Log.Of(Reloaded));
        for (int change = 0; change < 40 && host.Log.Of(Reloaded).Count == 1; change++)
        {
            host.Rewrite(Service.Settings(simulator, 1, 2, 3));
            time.Advance(Debounce / 2);
        }

        Assert.Equal(2, host.Log.Of(Reloaded).Count);
    }

    [Fact]
    public async Task A_wrong_change_keeps_the_keys_is_told_once_and_tried_again()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter(), time);
        OpenRouterClient client = host.Client;
        host.Rewrite("""{ "OpenRouter": { "keys": [{ "alias": "x", "configuration": "Secrets:x" }, { "alias": "y", "weight": 0 }] } }""");
        time.Advance(Debounce);
        LogLine refused = Assert.Single(host.Log.Of(Refused));
        Assert.Equal(LogLevel.Error, refused.Level);
        foreach (string part in (string[])["keys[0] (x) names the configuration Secrets:x, which is not set", "keys[1] (y) must name one source", "weight"])
            Assert.Contains(part, refused.Text, StringComparison.Ordinal);
        Assert.Equal("key-1", Assert.Single(client.GetStatistics().Keys).Alias);
        // Looked at again, and nothing new to tell; the monitor shows what is in force.
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(host.Log.Of(Refused));
        var monitor = host.Services.GetRequiredService<IOptionsMonitor<OpenRouterClientOptions>>();
        Assert.Equal("key-1", Assert.Single(monitor.CurrentValue.Keys).Alias);

        host.Rewrite("{ \"OpenRouter\": { \"keys\": 5 } }");
        time.Advance(Debounce);
        Assert.Equal(2, host.Log.Of(Refused).Count);

        string? seen = null;
        using IDisposable? listening = monitor.OnChange(options => seen = options.Keys[0].Alias);
        host.Rewrite(Service.Settings(simulator, 2));
        time.Advance(Debounce);
        Assert.Equal("key-2", Assert.Single(client.GetStatistics().Keys).Alias);
        Assert.Equal("key-2", seen);
        Assert.Equal("key-2", Assert.Single(monitor.CurrentValue.Keys).Alias);
    }

    [Theory]
    [InlineData("\"strategy\": \"least_in_flight\"", "Strategy")]
    [InlineData("\"models\": { \"chat\": \"a/one\" }", "Models")]
    [InlineData("\"breaker\": { \"cooldown_seconds\": 5 }", "Breaker")]
    [InlineData("\"app\": { \"title\": \"Other\" }", "AppTitle")]
    public async Task What_needs_another_client_is_told_and_no_half_of_it_is_done(string member, string option)
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter(), time);
        OpenRouterClient client = host.Client;
        host.Rewrite(Service.Settings(simulator, 2).Replace("\"keys\":", member + ", \"keys\":", StringComparison.Ordinal));
        time.Advance(Debounce);
        Assert.Contains(option, Assert.Single(host.Log.Of(RestartNeeded)).Text, StringComparison.Ordinal);
        Assert.Equal("key-1", Assert.Single(client.GetStatistics().Keys).Alias);
        Assert.Empty(host.Log.Of(Reloaded));
    }

    [Fact]
    public async Task A_change_of_something_else_changes_nothing()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        string settings = Service.Settings(simulator, 1);
        await using TestHost host = await TestHost.StartAsync(settings, builder => builder.Services.AddOpenRouter(), time);
        _ = host.Client;
        host.Rewrite("{ \"Other\": 1, " + settings.TrimStart()[1..]);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(host.Log.Ours, line => line.Event.Id is Reloaded or Refused or RestartNeeded);
    }

    [Fact]
    public async Task Code_that_throws_at_a_reload_keeps_the_keys()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        bool isBroken = false;
        await using TestHost host = await TestHost.StartAsync(
            Service.Settings(simulator, 1),
            builder => builder.Services.AddOpenRouter().Configure<OpenRouterClientOptions>(_ => { if (isBroken) throw new InvalidOperationException("broken"); }), time);
        OpenRouterClient client = host.Client;
        isBroken = true;
        host.Rewrite(Service.Settings(simulator, 2));
        time.Advance(Debounce);
        Assert.Contains("InvalidOperationException", Assert.Single(host.Log.Of(Refused)).Text, StringComparison.Ordinal);
        isBroken = false;
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("key-2", Assert.Single(client.GetStatistics().Keys).Alias);
    }
}
