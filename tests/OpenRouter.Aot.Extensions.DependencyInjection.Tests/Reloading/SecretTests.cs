using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class SecretTests
{
    private const int Reloaded = 2, Refused = 3, NotRead = 5;

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_file_that_is_replaced_is_read_again()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(
            Settings(simulator, "\"file\": \"secret\""), builder => builder.Services.AddOpenRouter(), time, ("secret", Service.SecretMark + "1\n"));
        OpenRouterClient client = host.Client;
        await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        Assert.Equal(1, simulator.GetCounters().Keys["key-1"].Succeeded);

        // As an orchestrator does: a link that is moved on.
        File.WriteAllText(host.File("next"), Service.SecretMark + "2");
        File.Delete(host.File("secret"));
        File.CreateSymbolicLink(host.File("secret"), host.File("next"));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("Changed: main", Assert.Single(host.Log.Of(Reloaded)).Text, StringComparison.Ordinal);
        await client.Chat.CompleteAsync(Service.Ask("Hello again"), ct: Stop);
        Assert.Equal(1, simulator.GetCounters().Keys["key-2"].Succeeded);

        // Half-written, then whole.
        File.WriteAllText(host.File("next"), "");
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("is blank", Assert.Single(host.Log.Of(Refused)).Text, StringComparison.Ordinal);
        File.WriteAllText(host.File("next"), Service.SecretMark + "3");
        time.Advance(TimeSpan.FromSeconds(10));
        await client.Chat.CompleteAsync(Service.Ask("Hello at last"), ct: Stop);
        Assert.Equal(1, simulator.GetCounters().Keys["key-3"].Succeeded);
    }

    [Fact]
    public async Task A_secret_of_the_configuration_may_change_alone()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1), builder => builder.Services.AddOpenRouter(), time);
        OpenRouterClient client = host.Client;
        host.Rewrite(Service.Settings(simulator, 1).Replace(Service.SecretMark + "1", Service.SecretMark + "2", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("Changed: key-1", Assert.Single(host.Log.Of(Reloaded)).Text, StringComparison.Ordinal);
        await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        Assert.Equal(1, simulator.GetCounters().Keys["key-2"].Succeeded);
        Assert.All(host.Log.All, line => Assert.DoesNotContain(Service.SecretMark, line.Text + line.Rest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_callback_is_asked_at_the_start_and_from_time_to_time()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        var vault = new Vault { Secret = Service.SecretMark + "1" };
        await using TestHost host = await TestHost.StartAsync(
            Settings(simulator, "\"callback\": \"vault-key\""), builder => builder.Services.AddSingleton(vault).AddOpenRouter().AddOpenRouterSecrets(Vault.ReadAsync), time);
        OpenRouterClient client = host.Client;
        Assert.Equal(1, vault.Calls);
        vault.Secret = Service.SecretMark + "2";
        await PassAsync(host, () => vault.Calls == 2);
        await Eventually.HoldsAsync(() => host.Log.Of(Reloaded).Count == 1, "the rotated secret");
        await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        Assert.Equal(1, simulator.GetCounters().Keys["key-2"].Succeeded);

        // What fails changes nothing.
        vault.Secret = null;
        await PassAsync(host, () => vault.Calls >= 3);
        await Eventually.HoldsAsync(() => host.Log.Of(NotRead).Count >= 1, "the failure");
        Assert.Contains("vault-key", host.Log.Of(NotRead)[0].Text, StringComparison.Ordinal);
        await client.Chat.CompleteAsync(Service.Ask("Hello again"), ct: Stop);
        Assert.Equal(2, simulator.GetCounters().Keys["key-2"].Succeeded);
        Assert.All(host.Log.All, line => Assert.DoesNotContain(Service.SecretMark, line.Text + line.Rest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_in_place_of_its_source_is_refused_and_not_repeated()
    {
        string key = "sk-or-v1-" + new string('0', 64);
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        foreach (string source in (string[])["configuration", "env", "file", "callback"])
        {
            await using TestHost host = TestHost.Create(
                Settings(simulator, $"\"{source}\": \"{key}\""), builder => builder.Services.AddOpenRouter().AddOpenRouterSecrets(Vault.ReadAsync));
            var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(host.StartAsync);
            Assert.Contains($"holds a key in \"{source}\"", refused.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(key, refused.ToString(), StringComparison.Ordinal);
        }
    }

    // The clock goes on until the callback has been asked; a look that waits for it is not on this thread.
    private async Task PassAsync(TestHost host, Func<bool> isAsked)
    {
        _ = host.Client;
        await Eventually.HoldsAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(10));
                return isAsked();
            },
            "the callback");
    }

    private static string Settings(OpenRouterSimulator simulator, string source) =>
        $$"""{ "OpenRouter": { "base_url": "{{simulator.BaseUrl}}", "keys": [{ "alias": "main", {{source}} }] } }""";

    private sealed class Vault
    {
        public string? Secret { get; set; }

        public int Calls { get; private set; }

        public static async ValueTask<string?> ReadAsync(IServiceProvider services, string name, CancellationToken ct)
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            Assert.Equal("vault-key", name);
            Vault vault = services.GetRequiredService<Vault>();
            vault.Calls++;
            return vault.Secret ?? throw new InvalidOperationException("The vault is closed.");
        }
    }
}
