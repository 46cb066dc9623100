using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

public sealed class ValidationTests
{
    [Fact]
    public async Task Every_mistake_is_told_when_the_host_starts()
    {
        const string Settings = """
            { "OpenRouter": {
                "keys": [
                  { "alias": "a", "env": "OPENROUTER_AOT_TESTS_NOWHERE", "weight": "heavy" },
                  { "alias": "b", "configuration": "Secrets:b", "wait": 3 },
                  { "alias": "c", "file": "missing" },
                  { "alias": "d", "secret": "sk-or-marked-d" },
                  { "alias": "e", "env": "X", "file": "Y" } ],
                "strategy": "best", "breaker": { "FailureThreshold": 3 }, "spread_free_models": "perhaps" } }
            """;
        await using TestHost host = TestHost.Create(Settings, builder => builder.Services
            .AddOpenRouter()
            .Configure<OpenRouterClientOptions>(options => options.Routing.MaxAttempts = 0));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        foreach (string part in (string[])
            [
                "configuration OpenRouter: keys[0].weight must be a number.",
                "configuration OpenRouter: keys[0] (a) names the environment variable OPENROUTER_AOT_TESTS_NOWHERE, which is not set.",
                "keys[1] has the unknown member \"wait\"; known are alias, env, file, configuration, account",
                "keys[1] (b) names the configuration Secrets:b, which is not set.",
                "keys[2] (c) names the file missing, which cannot be read",
                "keys[3] holds \"secret\"; a secret never stands in a pool section: name its source with \"env\", \"file\" or \"configuration\"",
                "keys[4] (e) must name one source of its secret",
                "strategy must be \"round_robin\"",
                "breaker has the unknown member \"FailureThreshold\"; known are failure_threshold",
                "spread_free_models must be a boolean",
                "Routing.MaxAttempts is 0",
            ])
        {
            Assert.Contains(refused.Failures, failure => failure.Contains(part, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(Service.SecretMark, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_section_and_without_keys_in_the_environment_both_places_are_named()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name is "OPENROUTER_API_KEY" or "OPENROUTER_POOL" || name.StartsWith("OPENROUTER_KEY_", StringComparison.Ordinal)),
            "The environment has keys.");
        await using TestHost host = TestHost.Create("{}", builder => builder.Services.AddOpenRouter());
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        Assert.Contains(refused.Failures, failure => failure.Contains("OPENROUTER_API_KEY", StringComparison.Ordinal));
        Assert.Contains(refused.Failures, failure => failure.Contains("no section OpenRouter:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_named_client_without_a_section_says_which_one_it_wants()
    {
        await using TestHost host = TestHost.Create("{}", builder => builder.Services.AddOpenRouter("night"));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        Assert.Contains("OpenRouter:Clients:night", Assert.Single(refused.Failures), StringComparison.Ordinal);
        Assert.Equal("night", refused.OptionsName);
    }

    [Fact]
    public async Task Mistakes_of_several_clients_are_told_together()
    {
        await using TestHost host = TestHost.Create("{}", builder => builder.Services.AddOpenRouter("a").AddOpenRouter("b").AddOpenRouter(
            "c", () => throw new OpenRouterConfigurationException(["A variable is not set."])));
        var refused = await Assert.ThrowsAsync<AggregateException>(host.StartAsync);
        Assert.Equal(["a", "b", "c"], refused.InnerExceptions.Cast<OptionsValidationException>().Select(one => one.OptionsName).Order());
    }

    [Fact]
    public async Task What_the_program_itself_refuses_is_told_as_well()
    {
        await using TestHost host = TestHost.Create("{}", builder =>
        {
            builder.Services.AddOpenRouter(_ => { });
            builder.Services.AddOptions<OpenRouterClientOptions>().Validate(options => options.AppTitle is not null, "Give the application a title.");
        });
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        Assert.Contains("Give the application a title.", refused.Failures);
        Assert.Equal(2, refused.Failures.Count());
    }

    [Fact]
    public async Task A_wrong_hosting_option_is_told_when_the_host_starts()
    {
        await using TestHost host = TestHost.Create("{}", builder => builder.Services
            .AddOpenRouter(options => options.Keys.Add(new KeyOptions { Secret = new ApiKey("x") }))
            .Configure<OpenRouterHostingOptions>(options => options.Debounce = TimeSpan.Zero));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(host.StartAsync);
        Assert.Contains("Debounce", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }
}
