using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Logging;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed partial class LogTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_told_of_once_without_its_secrets()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1, 2), builder => builder.Services.AddOpenRouter(), time);
        for (int request = 0; request < 5; request++)
            await host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        time.Advance(TimeSpan.FromMinutes(1));
        LogLine line = Assert.Single(host.Log.Ours);
        Assert.Equal((1, "ClientMade", LogLevel.Information), (line.Event.Id, line.Event.Name, line.Level));
        Assert.Contains("'default' is made: 2 keys", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.KeyLimit, 10, 12, "key 'key-1'")]
    [InlineData(FaultKind.Unauthorized, 11, 12, "key 'key-1'")]
    [InlineData(FaultKind.Credits, 20, 21, "account 'account-1'")]
    public async Task What_befalls_a_key_or_its_account_is_told_once_and_so_is_its_end(FaultKind kind, int began, int ended, string who)
    {
        // All ask key-1 at first, and many meet the fault.
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            change: scenario => scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { Key = "key-1", UntilSeconds = 30 } }), time: time);
        await using TestHost host = await TestHost.StartAsync(
            Labelled(Service.Settings(simulator, 1, 2, 3)), builder => builder.Services.AddOpenRouter().Configure<OpenRouterClientOptions>(options => options.Routing.Backoff = TimeSpan.FromMilliseconds(1)), time);
        OpenRouterClient client = host.Client;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.Chat.TryCompleteAsync(Service.Ask("Hello"), ct: Stop).AsTask()));
        time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Contains(who, Assert.Single(host.Log.Of(began)).Text, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Debug, host.Log.Of(40)[0].Level);

        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMinutes(5));
                for (int request = 0; request < 3; request++)
                    client.Chat.TryCompleteAsync(Service.Ask("Hello"), ct: Stop).AsTask().GetAwaiter().GetResult();
                time.Advance(TimeSpan.FromMilliseconds(200));
                return host.Log.Of(ended).Count > 0;
            },
            "the recovery");
        Assert.Contains(who, Assert.Single(host.Log.Of(ended)).Text, StringComparison.Ordinal);
        Assert.Single(host.Log.Of(began));
        Assert.All(host.Log.Ours, line => Assert.True(line.Level < LogLevel.Information || line.Event.Id is 1 || line.Event.Id == began || line.Event.Id == ended, line.Text));
        Assert.All(host.Log.All, line => Assert.DoesNotContain(Service.SecretMark, line.Text + line.Rest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_model_that_is_left_alone_is_told_once_and_so_is_its_end()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(
            change: scenario => scenario.Faults.Add(new ScenarioFault
            {
                Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 20, When = new FaultCondition { Model = "a/one", UntilSeconds = 10 },
            }),
            time: time);
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1, 2), builder => builder.Services.AddOpenRouter(), time);
        var own = new RequestOptions { Deadline = TimeSpan.FromSeconds(5) };
        for (int i = 0; i < 4; i++)
            await host.Client.Chat.TryCompleteAsync(Service.Ask("Hello"), own, Stop);
        time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.Contains("'a/one'", Assert.Single(host.Log.Of(23)).Text, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(25));
        await host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.Contains("'a/one'", Assert.Single(host.Log.Of(24)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expiry_and_a_low_limit_are_told()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync(keys: 2, scenario => scenario.Keys[1].Limit = 0.5m, time);
        DateTimeOffset end = time.GetUtcNow() + TimeSpan.FromMinutes(20);
        await using TestHost host = await TestHost.StartAsync(
            Service.Settings(simulator, 1, 2).Replace("\"alias\": \"key-1\"", $"\"alias\": \"key-1\", \"expires_at\": \"{end:O}\"", StringComparison.Ordinal), builder => builder.Services.AddOpenRouter(), time);
        await host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(5));
                return host.Log.Of(15).Count > 0;
            },
            "the low limit");
        Assert.Contains("'key-2' of client 'default' has 0.5", host.Log.Of(15)[0].Text, StringComparison.Ordinal);
        time.Advance(end - TimeSpan.FromMinutes(9) - time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Contains("'key-1'", Assert.Single(host.Log.Of(13)).Text, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Contains("'key-1'", Assert.Single(host.Log.Of(14)).Text, StringComparison.Ordinal);
        Assert.Single(host.Log.Of(15));
    }

    [Fact]
    public void The_page_tells_each_event_with_its_number_and_level()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OpenRouter.Aot.sln")))
            folder = Path.GetDirectoryName(folder)!;
        string page = File.ReadAllText(Path.Combine(folder, "docs", "dependency-injection.md"));
        IEnumerable<(string, string, string)> told = Row().Matches(page).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value));
        IEnumerable<(string, string, string)> known = typeof(ClientLog).GetMethods(BindingFlags.Instance | BindingFlags.Public)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().OrderBy(log => log.EventId)
            .Select(log => ($"{log.EventId}", log.EventName!, $"{log.Level}"));
        Assert.Equal(known, told);
    }

    private static string Labelled(string settings) => Regex.Replace(settings, "\"alias\": \"key-([0-9])\"", "\"alias\": \"key-$1\", \"account\": \"account-$1\"");

    [GeneratedRegex(@"^\| ([0-9]+) \| `(\w+)` \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
