using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class RegistrationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_of_the_configuration_answers()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using TestHost host = await TestHost.StartAsync(Service.Settings(simulator, 1, 2), builder => builder.Services.AddOpenRouter());
        ChatCompletion answer = await host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        Assert.Contains(answer.Info.KeyAlias, (string[])["key-1", "key-2"]);
        Assert.Same(host.Client, host.Services.GetRequiredService<OpenRouterClient>());
    }

    [Fact]
    public async Task Clients_without_and_with_a_name_have_keys_of_their_own()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        string settings = $$"""
            {
              "Secrets": { "one": "{{Service.SecretMark}}1", "two": "{{Service.SecretMark}}2" },
              "OpenRouter": {
                "base_url": "{{simulator.BaseUrl}}", "keys": [{ "alias": "one", "configuration": "Secrets:one" }],
                "Clients": { "batch": { "base_url": "{{simulator.BaseUrl}}", "keys": [{ "alias": "two", "configuration": "Secrets:two" }] } }
              },
              "Elsewhere": { "base_url": "{{simulator.BaseUrl}}", "keys": [{ "alias": "three", "configuration": "Secrets:one" }] }
            }
            """;
        await using TestHost host = await TestHost.StartAsync(settings, builder => builder.Services
            .AddOpenRouter()
            .AddOpenRouter("batch")
            .AddOpenRouter("section", builder.Configuration.GetSection("Elsewhere"))
            .AddOpenRouter("code", options =>
            {
                options.BaseUrl = simulator.BaseUrl;
                options.Keys.Add(new KeyOptions { Alias = "four", Secret = new ApiKey(Service.SecretMark + "3") });
            }));
        string[] served = [];
        foreach (OpenRouterClient client in (OpenRouterClient[])[host.Client, host.Named("batch"), host.Named("section"), host.Named("code")])
            served = [.. served, (await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop)).Info.KeyAlias];
        Assert.Equal(["one", "two", "three", "four"], served);
        // What metrics tell clients apart by.
        IOptionsMonitor<OpenRouterClientOptions> options = host.Services.GetRequiredService<IOptionsMonitor<OpenRouterClientOptions>>();
        Assert.Equal((null, "batch"), (options.CurrentValue.Name, options.Get("batch").Name));
        Assert.Same(host.Named("batch"), host.Named("batch"));
    }

    [Fact]
    public async Task A_generated_pool_gives_its_options()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        Environment.SetEnvironmentVariable("OPENROUTER_AOT_TESTS_MAIN", Service.SecretMark + "1");
        Environment.SetEnvironmentVariable("OPENROUTER_AOT_TESTS_SPARE", Service.SecretMark + "2");
        await using TestHost host = await TestHost.StartAsync("{}", builder => builder.Services
            .AddOpenRouter(TestPool.CreateOptions)
            .Configure<OpenRouterClientOptions>(options => options.BaseUrl = simulator.BaseUrl));
        ChatCompletion answer = await host.Client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop);
        Assert.Contains(answer.Info.KeyAlias, (string[])[TestPool.Keys.Main, TestPool.Keys.Spare]);
        Assert.Equal("Tests", host.Services.GetRequiredService<IOptions<OpenRouterClientOptions>>().Value.AppTitle);
    }

    [Fact]
    public async Task It_works_in_a_bare_container_without_a_host_or_a_log()
    {
        await using OpenRouterSimulator simulator = await Service.StartAsync();
        await using ServiceProvider services = new ServiceCollection().AddOpenRouter(options =>
        {
            options.BaseUrl = simulator.BaseUrl;
            options.Keys.Add(new KeyOptions { Secret = new ApiKey(Service.SecretMark + "1") });
        }).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        OpenRouterClient client = services.GetRequiredService<OpenRouterClient>();
        Assert.Equal("key-1", (await client.Chat.CompleteAsync(Service.Ask("Hello"), ct: Stop)).Info.KeyAlias);
        await services.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => client.ReloadKeys(new OpenRouterClientOptions { Keys = { new KeyOptions { Secret = new ApiKey("x") } } }));
    }

    [Fact]
    public void A_name_can_be_given_once()
    {
        IServiceCollection services = new ServiceCollection().AddOpenRouter().AddOpenRouter("a");
        Assert.Contains("without a name", Assert.Throws<InvalidOperationException>(() => services.AddOpenRouter(_ => { })).Message, StringComparison.Ordinal);
        string second = Assert.Throws<InvalidOperationException>(() => services.AddOpenRouter("a", new ConfigurationBuilder().Build())).Message;
        Assert.Contains("'a'", second, StringComparison.Ordinal);
        Assert.Contains("services.Configure", second, StringComparison.Ordinal);
        services.AddOpenRouterSecrets((_, _, _) => new ValueTask<string?>((string?)null));
        Assert.Throws<InvalidOperationException>(() => services.AddOpenRouterSecrets((_, _, _) => new ValueTask<string?>((string?)null)));
    }
}
